using NetCompiler.Compiler.Collections;
using NetCompiler.Compiler.Graph.Ops;

namespace NetCompiler.Compiler.Graph.Layers;

/// <summary>Reads <c>Linear</c>: C×D… → units×D…, and a vector of N → units.</summary>
internal static class LinearLayer
{
    public static LayerDefinition Definition { get; } = new()
    {
        Name = "Linear",
        DefaultName = "linear",
        Summary = "A fully connected layer over the channels of each pixel for itself: C×D… → units×D…; of a vector over all its values. Tensors: {name}.weight of units×C, {name}.bias of units. Default names linear1, linear2 ….",
        Parameters = [LayerParameters.Units, LayerParameters.Bias("Whether each output has a bias."), LayerParameters.Name],
        Build = Build,
    };

    private static LayerResult Build(LayerContext context)
    {
        int units = context.RequiredCount("Units");
        if (context.Diagnostics.HasErrors)
            context.Doubt = ShapeDoubt.Channels;
        Shape input = context.Input;
        if (context is { DenseMap: { IsVector: false } map, Input.IsVector: false })
            return DenseLayer.Convolve(context, units, map);
        Shape shape = new(units, input.Axes);
        SizeLimit.Check(context, shape, "Units", (double)units * input.Channels);
        bool bias = context.Flag("Bias", true);
        return new(input.IsVector ? new DenseOp { Units = units, Bias = bias } : Op(units, input, bias), shape);
    }

    /// <summary>A dense layer for each pixel of a map.</summary>
    public static ConvOp Op(int units, Shape map, bool bias, TensorNames? tensors = null) =>
        new() { Filters = units, Window = map.Axes.Select(WindowAxis.Point).ToEquatableArray(), Bias = bias, IsLinear = true, Tensors = tensors };
}
