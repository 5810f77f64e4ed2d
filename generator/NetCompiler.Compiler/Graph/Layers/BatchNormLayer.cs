using NetCompiler.Compiler.Graph.Ops;

namespace NetCompiler.Compiler.Graph.Layers;

/// <summary>Reads <c>BatchNorm</c>; the shape stays.</summary>
internal static class BatchNormLayer
{
    public static LayerResult Build(LayerContext context) =>
        new(new BatchNormOp { Epsilon = context.Real("Epsilon", 1e-5, value => value > 0 && !double.IsInfinity(value), "positive and finite") }, context.Input);
}
