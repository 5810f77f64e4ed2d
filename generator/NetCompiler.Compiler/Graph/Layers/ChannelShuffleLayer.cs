using NetCompiler.Compiler.Graph.Ops;

namespace NetCompiler.Compiler.Graph.Layers;

/// <summary>Reads <c>ChannelShuffle</c>; the shape stays.</summary>
internal static class ChannelShuffleLayer
{
    public static LayerDefinition Definition { get; } = new()
    {
        Name = "ChannelShuffle",
        DefaultName = "shuffle",
        Summary = "Mixes the channels of G groups (ShuffleNet): channel g·(C/G) + i becomes channel i·G + g. The shape stays.",
        Parameters = [new() { Name = "Groups", Type = "int", IsPositional = true, Documentation = "The number of groups G, which must divide the channels." }, LayerParameters.Name],
        Build = context => new(new ShuffleOp(Divisor.CheckGroups(context, context.RequiredCount("Groups"), (context.Input.Channels, "channels"))), context.Input),
    };
}
