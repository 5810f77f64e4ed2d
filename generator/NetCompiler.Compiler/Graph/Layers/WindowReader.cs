using System.Globalization;
using NetCompiler.Compiler.Collections;
using NetCompiler.Compiler.Diagnostics;
using NetCompiler.Compiler.Graph.Ops;

namespace NetCompiler.Compiler.Graph.Layers;

/// <summary>What slides: the kinds differ in their default stride and in what their padding may be.</summary>
internal enum WindowKind
{
    Convolution,
    Pool,
}

/// <summary>What to do when the map's size is not an integer, by the order of the user's enum.</summary>
public enum Rounding
{
    Exact,
    Floor,
    Ceil,
}

/// <summary>Reads the window of a layer axis by axis and judges it by the D-F-S rule: map = (D + 2P − E)/S + 1 must be an integer.</summary>
internal sealed class WindowReader(LayerContext context, WindowKind kind, PadMode padMode, Func<EquatableArray<int>, Shape> shapeOf)
{
    private readonly Shape _input = context.Input;

    public EquatableArray<WindowAxis> Read()
    {
        int before = context.Diagnostics.Count;
        int axes = _input.Axes.Count;
        int[] ones = [.. Enumerable.Repeat(1, axes)];
        if (!context.IsGiven("Size") && !context.IsGiven("Sizes"))
            context.Report(DiagnosticRules.MissingArgument, context.Key(), "the window is missing: give its size, or Sizes for each axis");
        int[] sizes = context.PerAxis("Size", "Sizes", ones);
        int[] strides = context.PerAxis("Stride", "Strides", kind == WindowKind.Pool ? sizes : ones);
        int[] dilations = kind == WindowKind.Pool ? ones : context.PerAxis("Dilation", "Dilations", ones);
        int[] pads = context.PerAxis("Pad", "Pads", new int[axes], minimum: 0);
        Rounding rounding = context.Choice<Rounding>("Rounding");
        bool same = context.Flag("Same");
        if (same && (context.Conflict("Same", "Pad") || context.Conflict("Same", "Pads")))
            pads = new int[axes];

        DfsCombination[] combinations =
        [
            .. Enumerable.Range(0, axes).Select(axis => new DfsCombination(_input.Axes[axis], sizes[axis], strides[axis], pads[axis], dilations[axis], same, rounding)),
        ];
        bool isReadable = context.Diagnostics.Count == before;
        if (!isReadable)
            context.Doubt |= ShapeDoubt.Axes;
        for (int axis = 0; axis < axes && isReadable; axis++)
        {
            // One square value is one mistake, however many axes it fails on.
            if (!Judge(combinations, axis) && !context.IsGiven("Sizes") && !context.IsGiven("Strides") && !context.IsGiven("Pads") && !context.IsGiven("Dilations"))
                break;
        }

        return combinations.Select(combination => combination.ToAxis()).ToEquatableArray();
    }

    private bool Judge(DfsCombination[] combinations, int axis)
    {
        DfsCombination dfs = combinations[axis];
        string axisName = _input.AxisName(axis);
        if (dfs.Verdict == DfsVerdict.WindowTooLarge)
        {
            Advisor advisor = new(context, kind, combinations, axis, shapeOf);
            context.Report(
                DiagnosticRules.WindowTooLarge,
                context.AxisKey("Size", "Sizes", axis) ?? context.Key(),
                $"the window of {Effective(dfs)} is larger than the padded {axisName} of {dfs.PaddedText} = {dfs.Padded}" + advisor.Text,
                advisor.Fixes);

            // Any smaller window would do, and the smallest makes the largest map.
            bool isStrideGiven = context.IsGiven("Stride") || context.IsGiven("Strides");
            context.Alternatives.Add(shapeOf(combinations.Select(other => (other with { Size = 1, Stride = isStrideGiven ? other.Stride : 1 }).Output).ToEquatableArray()));
            context.Alternatives.AddRange(advisor.Shapes);
            return false;
        }

        // Same pads for any window, however far it reaches.
        if (dfs.Same && dfs.Reach > SizeLimit.Size)
        {
            context.Report(
                DiagnosticRules.SizeNotPositive,
                context.AxisKey("Dilation", "Dilations", axis) ?? context.AxisKey("Size", "Sizes", axis) ?? context.Key(),
                $"the window of {Effective(dfs)} on the {axisName} must reach over at most {SizeLimit.Size} pixels");
            return false;
        }

        if (dfs.Verdict == DfsVerdict.SameNotDivisible)
        {
            Advisor advisor = new(context, kind, combinations, axis, shapeOf);
            context.Report(
                DiagnosticRules.SameNotDivisible,
                context.AxisKey("Stride", "Strides", axis) ?? context.AxisKey("Size", "Sizes", axis) ?? context.Key("Same"),
                $"Same makes a map of D / S, and on the {axisName} {dfs.Input} / {dfs.Stride} = {Quotient(dfs.Input, dfs.Stride)} is not an integer" + advisor.Text,
                advisor.Fixes);
            context.Alternatives.AddRange(advisor.Shapes);
            return false;
        }

        if (dfs.Verdict == DfsVerdict.NotDivisible)
        {
            Advisor advisor = new(context, kind, combinations, axis, shapeOf);
            string exact = ((double)(dfs.Padded - dfs.Effective) / dfs.Stride + 1).ToString("0.##", CultureInfo.InvariantCulture);
            context.Report(
                DiagnosticRules.InvalidDfs,
                context.AxisKey("Stride", "Strides", axis) ?? context.AxisKey("Size", "Sizes", axis) ?? context.Key(),
                $"invalid D-F-S combination on the {axisName}: (D + 2P − {(dfs.Dilation > 1 ? "E" : "F")})/S + 1 = ({dfs.PaddedText} − {Effective(dfs)})/{dfs.Stride} + 1 = {exact} is not an integer"
                + advisor.Text,
                advisor.Fixes);
            context.Alternatives.AddRange(advisor.Shapes);
            return false;
        }

        return JudgePadding(dfs, axis, axisName);
    }

    private bool JudgePadding(DfsCombination dfs, int axis, string axisName)
    {
        WindowAxis window = dfs.ToAxis();
        int widest = Math.Max(window.PadBegin, window.PadEnd + window.Overhang);
        if (padMode == PadMode.Reflect && widest > dfs.Input - 1)
        {
            context.Report(
                DiagnosticRules.ReflectTooWide,
                context.AxisKey("Pad", "Pads", axis) ?? context.Key("PadMode"),
                $"reflect padding of {widest} on the {axisName} needs a map of at least {widest + 1} pixels, and it has {dfs.Input}",
                dfs.Same ? [] : [new SuggestedFix("Use PadMode.Replicate", "PadMode", "PadMode.Replicate")]);
            return false;
        }

        if (kind == WindowKind.Pool && window.PadBegin >= dfs.Size)
        {
            context.Report(
                DiagnosticRules.SizeNotPositive,
                context.AxisKey("Pad", "Pads", axis) ?? context.Key(),
                $"the padding of {window.PadBegin} on the {axisName} must be smaller than the pool's window of {dfs.Size}, or a window holds nothing but padding");
            return false;
        }

        return true;
    }

    private static string Effective(DfsCombination dfs) => dfs.Dilation > 1 ? $"{dfs.Reach} (= ({dfs.Size} − 1)·{dfs.Dilation} + 1)" : $"{dfs.Size}";

    private static string Quotient(int dividend, int divisor) => ((double)dividend / divisor).ToString("0.##", CultureInfo.InvariantCulture);
}
