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
        Summary = "A run of channels, or of another axis: the axis gets the run's length, the rest of the shape stays.",
        Parameters =
        [
            new() { Name = "Begin", Type = "int", IsPositional = true, Documentation = "The first index of the run, from 0." },
            new() { Name = "Length", Type = "int", IsPositional = true, Documentation = "The length of the run." },
            LayerParameters.Axis, LayerParameters.Name,
        ],
        Build = Build,
    };

    private static LayerResult Build(LayerContext context)
    {
        int begin = context.RequiredCount("Begin", minimum: 0);
        int length = context.RequiredCount("Length");
        int axis = context.Axis();
        int[] sizes = [.. context.Input.Sizes];
        if (context.Diagnostics.HasErrors)
        {
            context.Doubt = ShapeDoubt.Channels | ShapeDoubt.Axes;
        }
        else if (begin + length > sizes[axis])
        {
            int rest = sizes[axis] - begin;
            context.Report(
                DiagnosticRules.OutsideShape,
                context.KeyOrLayer(rest > 0 ? "Length" : "Begin"),
                $"a slice of {length} from {begin} on ends at {begin + length}, and the {context.Input.NameOf(axis)} of {context.Input} are {sizes[axis]}{(rest > 0 ? $"; valid: Length = {rest} or less" : "")}",
                rest > 0 ? [new SuggestedFix($"Use Length = {rest}", "Length", $"{rest}")] : []);
        }

        sizes[axis] = length;
        return new(new SliceOp(axis, begin, length), new(sizes[0], sizes.Skip(1).ToEquatableArray()));
    }
}
