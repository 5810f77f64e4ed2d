using NetCompiler.Compiler.Graph;

namespace NetCompiler.TestKit.Interpretation;

/// <summary>
/// A value seen along one of its axes, 0 being channels: <see cref="Outer"/> × <see cref="Size"/> × <see cref="Inner"/> values, the axis in the middle.
/// </summary>
internal readonly record struct AxisRuns(int Outer, int Size, int Inner)
{
    public static AxisRuns Of(Shape shape, int axis)
    {
        int[] sizes = [.. shape.Sizes];
        if (axis < 0 || axis >= sizes.Length)
            throw new InterpretationException($"there is no axis {axis} in {shape}");
        return new(sizes.Take(axis).Aggregate(1, (product, size) => product * size), sizes[axis], sizes.Skip(axis + 1).Aggregate(1, (product, size) => product * size));
    }

    public int Index(int outer, int position, int inner) => (((outer * Size) + position) * Inner) + inner;
}
