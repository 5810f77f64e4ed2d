using NetCompiler.Compiler.Collections;
using NetCompiler.Compiler.Diagnostics;
using NetCompiler.Compiler.Graph.Ops;

namespace NetCompiler.Compiler.Graph.Layers;

/// <summary>Reads <c>Slice</c>: the axis gets the length, the rest of the shape stays.</summary>
internal static class SliceLayer
{
    public static LayerDefinition Definition { get; } = new()
    {
        Name = "Slice",
        DefaultName = "slice",
        Summary = "A run of channels, or of another axis, or every Step-th of it: the axis gets the run's length, the rest of the shape stays.",
        Parameters =
        [
            new() { Name = "Begin", Type = "int", IsPositional = true, Documentation = "The first index of the run, from 0." },
            new() { Name = "Length", Type = "int", IsPositional = true, Documentation = "The length of the run." },
            new() { Name = "Step", Type = "int", Default = "1", Documentation = "The distance between what is taken; 2 takes every second. Default 1." },
            LayerParameters.Axis, LayerParameters.Name,
        ],
        Build = Build,
    };

    private static LayerResult Build(LayerContext context)
    {
        int begin = context.RequiredCount("Begin", minimum: 0);
        int length = context.RequiredCount("Length");
        int step = context.Count("Step", 1);
        int axis = context.Axis();
        int[] sizes = [.. context.Input.Sizes];
        if (context.Diagnostics.HasErrors)
        {
            context.Doubt = ShapeDoubt.Channels | ShapeDoubt.Axes;
        }
        else if (new SliceOp(axis, begin, length, step).End is var end && end > sizes[axis])
        {
            int rest = (sizes[axis] - begin + step - 1) / step;
            context.Report(
                DiagnosticRules.OutsideShape,
                context.KeyOrLayer(rest > 0 ? "Length" : "Begin"),
                $"a slice of {length} from {begin} on{(step > 1 ? $" in steps of {step}" : "")} ends at {end}, behind the {sizes[axis]} of the {context.Input.NameOf(axis)} of {context.Input}{(rest > 0 ? $"; valid: Length = {rest} or less" : "")}",
                rest > 0 ? [new SuggestedFix($"Use Length = {rest}", "Length", $"{rest}")] : []);
        }

        sizes[axis] = length;
        return new(new SliceOp(axis, begin, length, step), new(sizes[0], sizes.Skip(1).ToEquatableArray()));
    }
}
