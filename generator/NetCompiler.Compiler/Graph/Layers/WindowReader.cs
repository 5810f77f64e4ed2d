using System.Globalization;
using NetCompiler.Compiler.Collections;
using NetCompiler.Compiler.Diagnostics;
using NetCompiler.Compiler.Graph.Ops;
using NetCompiler.Compiler.Model;

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
        (int[] begins, int[] ends) = context.BothSides("Pad", "Pads");
        Rounding rounding = context.Choice<Rounding>("Rounding");
        bool same = context.Flag("Same");
        if (same && (context.Conflict("Same", "Pad") || context.Conflict("Same", "Pads")))
            (begins, ends) = (new int[axes], new int[axes]);

        DfsCombination[] combinations =
        [
            .. Enumerable.Range(0, axes).Select(axis => new DfsCombination(_input.Axes[axis], sizes[axis], strides[axis], begins[axis], ends[axis], dilations[axis], same, rounding) { IsReflecting = padMode == PadMode.Reflect, IsPool = kind == WindowKind.Pool }),
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

    /// <summary>False when the axis has a mistake; its padding is judged apart from whether the window divides.</summary>
    private bool Judge(DfsCombination[] combinations, int axis)
    {
        DfsCombination dfs = combinations[axis];
        string axisName = _input.AxisName(axis);

        // Same pads for any window, however far it reaches.
        if (dfs.Same && dfs.Reach > SizeLimit.Size)
        {
            context.Report(
                DiagnosticRules.SizeNotPositive,
                context.AxisKey("Dilation", "Dilations", axis) ?? context.AxisKey("Size", "Sizes", axis) ?? context.Key(),
                $"the window of {dfs.Effective} on the {axisName} must reach over at most {SizeLimit.Size} pixels{Reason(dfs)}");
            return false;
        }

        bool isPaddingValid = JudgePadding(dfs, axis, axisName);
        if (dfs.Verdict == DfsVerdict.Valid)
            return isPaddingValid;

        Advisor advisor = new(context, kind, combinations, axis, shapeOf);
        (DiagnosticRule rule, SourceKey key, string problem) = Describe(dfs, axis, axisName);
        context.Report(rule, key, problem + advisor.Text, advisor.Fixes);

        // Any smaller window or stride may be meant, and the smallest makes the largest map.
        context.Alternatives.Add(shapeOf(combinations.Select(other => (dfs.Verdict == DfsVerdict.WindowTooLarge ? other with { Size = 1, Stride = IsStrideGiven ? other.Stride : 1 } : other with { Stride = 1 }).Output).ToEquatableArray()));
        context.Alternatives.AddRange(advisor.Shapes);
        return false;
    }

    private bool IsStrideGiven => context.IsGiven("Stride") || context.IsGiven("Strides");

    /// <summary>What is wrong, and the value that is.</summary>
    private (DiagnosticRule Rule, SourceKey Key, string Problem) Describe(DfsCombination dfs, int axis, string axisName)
    {
        SourceKey? size = context.AxisKey("Size", "Sizes", axis);
        SourceKey? stride = context.AxisKey("Stride", "Strides", axis);
        switch (dfs.Verdict)
        {
            case DfsVerdict.WindowTooLarge:
                // A filter that would fit without its dilation is not what is too large.
                SourceKey? dilation = dfs.Size <= dfs.Padded ? context.AxisKey("Dilation", "Dilations", axis) : null;
                return (DiagnosticRules.WindowTooLarge, dilation ?? size ?? context.Key(), $"the window of {dfs.Effective} is larger than the padded {axisName} of {dfs.PaddedText} = {dfs.Padded}{Reason(dfs)}");
            case DfsVerdict.SameNotDivisible:
                return (DiagnosticRules.SameNotDivisible, stride ?? size ?? context.Key("Same"), $"Same makes a map of D / S, and on the {axisName} {dfs.Input} / {dfs.Stride} = {Quotient(dfs.Input, dfs.Stride)} is not an integer");
            default:
                string exact = Quotient(dfs.Padded - dfs.Effective + dfs.Stride, dfs.Stride);
                string formula = $"({dfs.PaddedFormula} − {(dfs.Dilation > 1 ? "E" : "F")})/S + 1 = ({dfs.PaddedText} − {dfs.Effective})/{dfs.Stride} + 1";
                return (DiagnosticRules.InvalidDfs, stride ?? size ?? context.Key(), $"invalid D-F-S combination on the {axisName}: {formula} = {exact} is not an integer{Reason(dfs)}");
        }
    }

    private bool JudgePadding(DfsCombination dfs, int axis, string axisName)
    {
        if (dfs.IsPaddingValid)
            return true;
        SourceKey? pad = context.SideKey("Pad", "Pads", axis, isEnd: dfs.PadEnd > dfs.PadBegin);
        if (dfs.IsPool)
        {
            context.Report(
                DiagnosticRules.SizeNotPositive,
                pad ?? context.Key(),
                $"the padding of {dfs.WidestPad} on the {axisName} must be smaller than the pool's window of {dfs.Size}, or a window holds nothing but padding");
            return false;
        }

        bool isValidOtherwise = !dfs.Same;
        context.Report(
            DiagnosticRules.ReflectTooWide,
            pad ?? context.Key("PadMode"),
            $"reflect padding of {dfs.WidestBorder} on the {axisName} needs a map of at least {dfs.WidestBorder + 1} pixels, and it has {dfs.Input}{(isValidOtherwise ? "; valid: PadMode.Replicate" : "")}",
            isValidOtherwise ? [new SuggestedFix("Use PadMode.Replicate", "PadMode", "PadMode.Replicate")] : []);
        return false;
    }

    /// <summary>Where the effective filter comes from, for messages; nothing without dilation.</summary>
    private static string Reason(DfsCombination dfs) => dfs.Dilation > 1 ? $", with E = ({dfs.Size} − 1)·{dfs.Dilation} + 1 = {dfs.Effective}" : "";

    private static string Quotient(int dividend, int divisor) => ((double)dividend / divisor).ToString("0.##", CultureInfo.InvariantCulture);
}
