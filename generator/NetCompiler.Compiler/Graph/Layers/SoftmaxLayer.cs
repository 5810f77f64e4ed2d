using NetCompiler.Compiler.Graph.Ops;

namespace NetCompiler.Compiler.Graph.Layers;

/// <summary>Reads <c>Softmax</c>; the shape stays.</summary>
internal static class SoftmaxLayer
{
    public static LayerResult Build(LayerContext context) => new(new SoftmaxOp(), context.Input);
}
