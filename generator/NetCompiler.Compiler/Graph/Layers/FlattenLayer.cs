using NetCompiler.Compiler.Graph.Ops;

namespace NetCompiler.Compiler.Graph.Layers;

/// <summary>Reads <c>Flatten</c>: C×D… → C·D….</summary>
internal static class FlattenLayer
{
    public static LayerResult Build(LayerContext context) => new(new FlattenOp(), context.Input.Flattened);
}
