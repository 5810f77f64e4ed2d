using NetCompiler.Compiler.Graph;
using NetCompiler.Compiler.Schedule.Steps;

namespace NetCompiler.Compiler.Schedule.Lowering;

/// <summary>
/// Lowers a change of shape that keeps the order of values, channels first: both shapes are cut into the factors that they have in common, as 12×5 → 3×4×5 into
/// 3, 4 and 5, and the factors are the loops of a copy.
/// </summary>
internal static class ReshapeLowering
{
    public static void Lower(StepBuilder builder, Node node)
    {
        StepPlace place = builder.Place(node);
        BufferView input = place.Inputs[0];
        BufferView output = builder.ViewOf(node.Id);
        if (Loops(input.Shape, builder.LayoutOf(input), output.Shape, builder.LayoutOf(output)) is { } loops)
            StridedCopyLowering.Lower(builder, node, place, loops);
        else
            StridedCopyLowering.AddWithEpilogue(builder, node, new ReshapeStep { Place = place, Rows = node.Shape.Channels });
    }

    /// <summary>Null where the shapes have no factors in common: a part of one would straddle two of the other.</summary>
    private static List<CopyAxis>? Loops(Shape from, BufferLayout source, Shape to, BufferLayout target)
    {
        Stack<(int Size, int Stride)> read = Axes(from, source);
        Stack<(int Size, int Stride)> written = Axes(to, target);
        List<CopyAxis> loops = [];
        while (read.Count > 0 && written.Count > 0)
        {
            // The innermost factors: the smaller one divides the larger, whose rest is a loop outside it.
            ((int Size, int Stride) a, (int Size, int Stride) b) = (read.Pop(), written.Pop());
            int size = Math.Min(a.Size, b.Size);
            if (a.Size % size != 0 || b.Size % size != 0)
                return null;
            loops.Add(new(size, a.Stride, b.Stride));
            if (a.Size > size)
                read.Push((a.Size / size, a.Stride * size));
            if (b.Size > size)
                written.Push((b.Size / size, b.Stride * size));
        }

        return loops;
    }

    /// <summary>Axes with more than one value, the innermost on top.</summary>
    private static Stack<(int Size, int Stride)> Axes(Shape shape, BufferLayout layout)
    {
        int[] strides = StridedCopyLowering.Strides(layout);
        return new(shape.Sizes.Select((size, axis) => (size, strides[axis])).Where(axis => axis.size > 1));
    }
}
