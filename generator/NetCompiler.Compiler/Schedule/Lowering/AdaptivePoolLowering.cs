using NetCompiler.Compiler.Collections;
using NetCompiler.Compiler.Graph;
using NetCompiler.Compiler.Graph.Ops;
using NetCompiler.Compiler.Schedule.Steps;

namespace NetCompiler.Compiler.Schedule.Lowering;

/// <summary>Lowers adaptive pools: where every window has one size and one distance from the next, an ordinary pool.</summary>
internal static class AdaptivePoolLowering
{
    public static void Lower(StepBuilder builder, Node node)
    {
        StepPlace place = builder.Place(node);
        Shape from = place.Inputs[0].Shape;
        int rows = StepBuilder.OuterRows(node.Shape);
        if (Window(from, node.Shape) is { } window)
            builder.Add(node, new PoolStep { Place = place, Kind = PoolKind.Average, Window = window, Channels = from.Channels, Rows = rows });
        else
            builder.Add(node, new AdaptivePoolStep { Place = place, Rows = rows });
    }

    /// <summary>The window of an ordinary pool that makes the same; null where windows differ.</summary>
    public static EquatableArray<WindowAxis>? Window(Shape from, Shape to)
    {
        WindowAxis?[] window = [.. from.Axes.Select((size, axis) => Window(size, to.Axes[axis]))];
        return window.Any(axis => axis is null) ? null : window.Select(axis => axis!).ToEquatableArray();
    }

    private static WindowAxis? Window(int input, int output)
    {
        (int Begin, int End)[] windows = [.. Enumerable.Range(0, output).Select(o => ((int)((long)o * input / output), (int)((((o + 1L) * input) + output - 1) / output)))];
        int size = windows[0].End;
        int stride = output == 1 ? size : windows[1].Begin;
        bool isUniform = stride > 0 && Enumerable.Range(0, output).All(o => windows[o] == (o * stride, (o * stride) + size));
        return isUniform ? new() { Input = input, Size = size, Stride = stride, Output = output } : null;
    }
}
