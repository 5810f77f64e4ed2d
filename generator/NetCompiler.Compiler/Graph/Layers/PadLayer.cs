using NetCompiler.Compiler.Collections;
using NetCompiler.Compiler.Diagnostics;
using NetCompiler.Compiler.Graph.Ops;

namespace NetCompiler.Compiler.Graph.Layers;

/// <summary>Reads <c>Pad</c>: C×(begin + D + end) on each axis.</summary>
internal static class PadLayer
{
    public static LayerDefinition Definition { get; } = new()
    {
        Name = "Pad",
        DefaultName = "pad",
        Summary = "A border around a map as a layer of its own: C×D → C×(begin + D + end) on each axis.",
        Parameters =
        [
            new() { Name = "Size", Type = "int", Default = "0", IsPositional = true, Documentation = "The border's width on both sides of every axis." },
            WindowParameters.PerAxis("Sizes", "The border's width on both sides of each axis; twice as many values are the width before each axis, then behind each."),
            new() { Name = "Mode", Type = "PadMode", Default = "PadMode.Zero", Documentation = "What the border holds. Default zeros." },
            LayerParameters.Name,
        ],
        Build = Build,
    };

    private static LayerResult Build(LayerContext context)
    {
        Shape input = context.Input;
        PadMode mode = context.Choice<PadMode>("Mode");
        if (!MapLayer.Require(context, "a border"))
            return new(new PadOp([], [], mode), input);
        if (!context.IsGiven("Size") && !context.IsGiven("Sizes"))
            context.Report(DiagnosticRules.MissingArgument, context.Key(), "the border's width is missing: give one for every side, or Sizes for each axis");
        (int[] begins, int[] ends) = context.BothSides("Size", "Sizes");
        if (context.Diagnostics.HasErrors)
            context.Doubt = ShapeDoubt.Axes;
        for (int axis = 0; axis < begins.Length && mode == PadMode.Reflect; axis++)
        {
            int widest = Math.Max(begins[axis], ends[axis]);
            if (widest <= input.Axes[axis] - 1)
                continue;
            context.Report(
                DiagnosticRules.ReflectTooWide,
                context.SideKey("Size", "Sizes", axis, isEnd: ends[axis] > begins[axis]) ?? context.Key(),
                $"a reflected border of {widest} on the {input.AxisName(axis)} needs a map of at least {widest + 1} pixels, and it has {input.Axes[axis]}; valid: PadMode.Replicate",
                new SuggestedFix("Use PadMode.Replicate", "Mode", "PadMode.Replicate"));
            if (context.IsGiven("Size"))
                break;
        }

        Shape shape = input with { Axes = input.Axes.Select((size, axis) => size + begins[axis] + ends[axis]).ToEquatableArray() };
        SizeLimit.Check(context, shape, "Size", 0);
        return new(new PadOp(begins.ToEquatableArray(), ends.ToEquatableArray(), mode), shape);
    }
}
