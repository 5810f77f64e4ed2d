using NetCompiler.Compiler.Graph.Ops;

namespace NetCompiler.Compiler.Graph.Layers;

/// <summary>Reads <c>Softmax</c>; the shape stays.</summary>
internal static class SoftmaxLayer
{
    public static LayerDefinition Definition { get; } = new()
    {
        Name = "Softmax",
        DefaultName = "softmax",
        Summary = "eˣ / Σ eˣ over the channels (of each pixel, where the input is a map), or along another axis: probabilities. The end of the network; leave it out where scores are enough.",
        Parameters = [LayerParameters.Axis, LayerParameters.Name],
        Build = context => new(new SoftmaxOp(context.Axis()), context.Input),
    };
}
