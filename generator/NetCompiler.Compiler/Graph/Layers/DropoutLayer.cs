using NetCompiler.Compiler.Graph.Ops;

namespace NetCompiler.Compiler.Graph.Layers;

/// <summary>Reads <c>Dropout</c>; the shape stays.</summary>
internal static class DropoutLayer
{
    public static LayerResult Build(LayerContext context) =>
        new(new DropoutOp(context.Real("Rate", 0.5, value => value is >= 0 and < 1, "at least 0 and below 1")), context.Input);
}
