using NetCompiler.Compiler.Graph.Ops;

namespace NetCompiler.Compiler.Graph.Layers;

/// <summary>Reads <c>Flatten</c>: C×D… → C·D….</summary>
internal static class FlattenLayer
{
    public static LayerDefinition Definition { get; } = new()
    {
        Name = "Flatten",
        DefaultName = "flatten",
        Summary = "Turns a map into a vector, channel by channel (C, then height, then width), as PyTorch does. Implicit before a dense layer.",
        Parameters = [LayerParameters.Name],
        Build = context => new(new FlattenOp(), context.Input.Flattened),
    };
}
