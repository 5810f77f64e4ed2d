using NetCompiler.Compiler.Collections;
using NetCompiler.Compiler.Diagnostics;
using NetCompiler.Compiler.Graph.Ops;

namespace NetCompiler.Compiler.Graph.Layers;

/// <summary>Reads <c>Dense</c>: N → units. The builder has flattened a map before it.</summary>
internal static class DenseLayer
{
    public static LayerDefinition Definition { get; } = new()
    {
        Name = "Dense",
        DefaultName = "fc",
        Summary = "A fully connected layer: N values → units, y = W·x + b. A map is flattened first (C, then height, then width). Tensors: {name}.weight of units×N, {name}.bias of units. Default names fc1, fc2 ….",
        Parameters = [LayerParameters.Units, LayerParameters.Bias("Whether each output has a bias."), LayerParameters.Name],
        Build = Build,
    };

    private static LayerResult Build(LayerContext context)
    {
        int units = context.RequiredCount("Units");
        if (context.Diagnostics.HasErrors)
            context.Doubt = ShapeDoubt.Channels;
        if (context is { DenseMap: { } map, Input.IsVector: false })
            return Convolve(context, units, map);
        Shape shape = Shape.Vector(units);
        SizeLimit.Check(context, shape, "Units", (double)units * context.Input.Flattened.Channels);
        return new(new DenseOp { Units = units, Bias = context.Flag("Bias", true) }, shape);
    }

    /// <summary>The course's fully convolutional network: units filters as large as the map that was flattened; 1×1 where it was a vector.</summary>
    public static LayerResult Convolve(LayerContext context, int units, Shape map)
    {
        Shape input = context.Input;
        int[] sizes = [.. input.Axes.Select((_, axis) => map.IsVector ? 1 : map.Axes[axis])];
        WindowAxis[] window = [.. sizes.Select((size, axis) => new WindowAxis { Input = input.Axes[axis], Size = size, Output = Math.Max(1, input.Axes[axis] - size + 1) })];
        for (int axis = 0; axis < sizes.Length; axis++)
        {
            if (sizes[axis] > input.Axes[axis])
                context.Report(DiagnosticRules.WindowTooLarge, context.Key(), $"as a convolution it has a window of {sizes[axis]}, which is larger than the {input.AxisName(axis)} of {input.Axes[axis]}: give this network an input at least as large as the other's");
        }

        Shape shape = new(units, window.Select(axis => axis.Output).ToEquatableArray());
        SizeLimit.Check(context, shape, "Units", window.Aggregate((double)units * input.Channels, (product, axis) => product * axis.Size));
        return new(new ConvOp { Filters = units, Window = window.ToEquatableArray(), Bias = context.Flag("Bias", true), IsLinear = map.IsVector, IsDense = !map.IsVector }, shape);
    }
}
