using NetCompiler.Compiler.Collections;
using NetCompiler.Compiler.Diagnostics;
using NetCompiler.Compiler.Graph.Ops;

namespace NetCompiler.Compiler.Graph.Layers;

/// <summary>Reads <c>AdaptiveAvgPool</c>: C×D… → C×N….</summary>
internal static class AdaptiveAvgPoolLayer
{
    public static LayerDefinition Definition { get; } = new()
    {
        Name = "AdaptiveAvgPool",
        DefaultName = "adaptiveavgpool",
        Summary = "Averages a map of any size to a given one: C×D → C×N on each axis, where pixel o is the mean of the pixels from ⌊o·D/N⌋ up to ⌈(o + 1)·D/N⌉.",
        Parameters =
        [
            new() { Name = "Size", Type = "int", Default = "0", IsPositional = true, Documentation = "The output's size N on every axis." },
            WindowParameters.PerAxis("Sizes", "The output's size on each axis, in the order of the input's axes, in place of one square size."),
            LayerParameters.Name,
        ],
        Build = Build,
    };

    private static LayerResult Build(LayerContext context)
    {
        if (!MapLayer.Require(context, "an adaptive pool"))
            return new(new AdaptivePoolOp(), context.Input);
        if (!context.IsGiven("Size") && !context.IsGiven("Sizes"))
            context.Report(DiagnosticRules.MissingArgument, context.Key(), "the output's size is missing: give one for every axis, or Sizes for each");
        int[] sizes = context.PerAxis("Size", "Sizes", [.. context.Input.Axes.Select(_ => 1)]);
        if (context.Diagnostics.HasErrors)
            context.Doubt = ShapeDoubt.Axes;
        Shape shape = new(context.Input.Channels, sizes.ToEquatableArray());
        SizeLimit.Check(context, shape, "Size", 0);
        return new(new AdaptivePoolOp(), shape);
    }
}
