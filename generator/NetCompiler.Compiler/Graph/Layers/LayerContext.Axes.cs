using System.Globalization;
using NetCompiler.Compiler.Diagnostics;
using NetCompiler.Compiler.Model;

namespace NetCompiler.Compiler.Graph.Layers;

/// <summary>Arguments that are about axes: one value for each, both sides of each, or whole shapes.</summary>
public sealed partial class LayerContext
{
    /// <summary>One value per spatial axis from the plural argument or the singular one; reports NC2005, NC2013 and NC2014.</summary>
    public int[] PerAxis(string singular, string plural, int[] fallback, int minimum = 1)
    {
        Conflict(singular, plural);
        return Given(singular, plural, fallback, minimum, mayBeTwoSided: false);
    }

    /// <summary>
    /// What is on both sides of each spatial axis, 0 by default: one value, one for each axis, or all before the axes and then all behind them (ONNX's order);
    /// reports NC2005, NC2013 and NC2014.
    /// </summary>
    public (int[] Begins, int[] Ends) BothSides(string singular, string plural)
    {
        int axes = Input.Axes.Count;
        Conflict(singular, plural);
        int[] values = Given(singular, plural, new int[axes], minimum: 0, mayBeTwoSided: true);
        return IsTwoSided(plural) ? ([.. values.Take(axes)], [.. values.Skip(axes)]) : (values, values);
    }

    /// <summary>Whether the argument has values for both sides of each axis.</summary>
    public bool IsTwoSided(string plural) => model.Find(plural) is ArgumentValue.List list && list.Items.Count == 2 * Input.Axes.Count;

    /// <summary>The key of one axis's value, however it was given; null when it was not.</summary>
    public SourceKey? AxisKey(string singular, string plural, int axis) =>
        IsGiven(plural) ? Key(plural, axis) : IsGiven(singular) ? Key(singular) : null;

    /// <summary>The key of the value before or behind an axis, however it was given; null when it was not.</summary>
    public SourceKey? SideKey(string singular, string plural, int axis, bool isEnd) =>
        AxisKey(singular, plural, isEnd && IsTwoSided(plural) ? axis + Input.Axes.Count : axis);

    /// <summary>The argument <c>Axis</c>: 0 for channels, then the spatial axes; reports NC2026 for one that the input does not have.</summary>
    public int Axis()
    {
        int axis = Count("Axis", 0, minimum: 0);
        int axes = Input.Axes.Count;
        if (axis <= axes)
            return axis;
        Report(DiagnosticRules.OutsideShape, Key("Axis"), $"there is no axis {axis}: {Input} has {(axes == 0 ? "only 0, the channels" : $"0, the channels, to {axes}, the {Input.AxisName(axes - 1)}")}");
        return 0;
    }

    /// <summary>A list of integers, none of them judged; empty when it was not given.</summary>
    public long[] Integers(string argument) => model.Find(argument) is ArgumentValue.List list ? [.. list.Items.Select(item => (long)Number(item))] : [];

    /// <summary>A shape as the user gave it: one to four sizes; reports NC2005, NC2013 and NC2022.</summary>
    /// <param name="argument">The argument.</param>
    /// <param name="mayInfer">One of the sizes may be −1.</param>
    /// <param name="more">How many sizes more there may be: those of a file have a batch.</param>
    public int[] Sizes(string argument, bool mayInfer = false, int more = 0)
    {
        long[] values = Integers(argument);
        if (values.Length == 0)
            Report(DiagnosticRules.MissingArgument, Key(), $"{argument} is missing: one to four sizes, channels first");
        if (values.Length > Shape.MaximumSizes + more)
            Report(DiagnosticRules.WrongAxisCount, Key(argument, Shape.MaximumSizes + more), $"{argument} has {values.Length} sizes, and at most {Shape.MaximumSizes + more} are possible");
        int open = mayInfer ? Array.IndexOf(values, -1) : -1;
        return [.. values.Select((value, i) => i == open ? -1 : AtLeast(Key(argument, i), argument, value, minimum: 1))];
    }

    private int[] Given(string singular, string plural, int[] fallback, int minimum, bool mayBeTwoSided)
    {
        int axes = Input.Axes.Count;
        if (model.Find(plural) is ArgumentValue.List list)
        {
            if (list.Items.Count == axes || (mayBeTwoSided && list.Items.Count == 2 * axes))
                return [.. list.Items.Select((item, i) => AtLeast(Key(plural, i), plural, (long)Number(item), minimum))];
            Report(
                DiagnosticRules.WrongAxisCount,
                Key(plural),
                $"{plural} has {list.Items.Count.ToString(CultureInfo.InvariantCulture)} values, and the input {Input} has {axes} spatial {(axes == 1 ? "axis" : "axes")}{(mayBeTwoSided ? $", {2 * axes} sides" : "")}");
            return fallback;
        }

        return IsGiven(singular) ? [.. Enumerable.Repeat(Count(singular, 1, minimum), axes)] : fallback;
    }
}
