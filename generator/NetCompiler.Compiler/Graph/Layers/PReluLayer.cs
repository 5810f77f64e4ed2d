using NetCompiler.Compiler.Graph.Ops;

namespace NetCompiler.Compiler.Graph.Layers;

/// <summary>Reads <c>PRelu</c>; the shape stays.</summary>
internal static class PReluLayer
{
    public static LayerDefinition Definition { get; } = new()
    {
        Name = "PRelu",
        DefaultName = "prelu",
        Summary = "x where x ≥ 0, a·x elsewhere with a learnt slope a per channel. Tensor: {name}.weight of C values. Default names prelu1, prelu2 ….",
        Parameters =
        [
            new() { Name = "Shared", Type = "bool", Default = "false", Documentation = "One slope for all channels: the tensor has one value. Default false." },
            LayerParameters.Name,
        ],
        Build = context => new(new PReluOp { Shared = context.Flag("Shared") }, context.Input),
    };
}
