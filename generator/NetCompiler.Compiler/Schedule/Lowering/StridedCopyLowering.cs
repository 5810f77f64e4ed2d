using NetCompiler.Compiler.Collections;
using NetCompiler.Compiler.Graph;
using NetCompiler.Compiler.Graph.Ops;
using NetCompiler.Compiler.Schedule.Steps;

namespace NetCompiler.Compiler.Schedule.Lowering;

/// <summary>Lowers what only moves values: loops in the order in which the result lies in memory, as few as possible.</summary>
internal static class StridedCopyLowering
{
    /// <summary>Floats between neighbours on each axis of a value, the channels first.</summary>
    public static int[] Strides(BufferLayout layout) => [layout.ChannelStride, .. layout.AxisStrides];

    /// <param name="builder">The builder.</param>
    /// <param name="node">The node.</param>
    /// <param name="place">Its place.</param>
    /// <param name="axes">The loops that together copy every value, in any order.</param>
    public static void Lower(StepBuilder builder, Node node, StepPlace place, IEnumerable<CopyAxis> axes)
    {
        List<CopyAxis> loops = [];
        foreach (CopyAxis axis in axes.Where(axis => axis.Size > 1).OrderByDescending(axis => axis.Target))
        {
            // Two loops that go on where the other ends are one; but a pixel's channels stay apart, for they are vectors.
            if (axis is not { Source: 1, Target: 1 } && loops.Count > 0 && loops[loops.Count - 1] is var outer && outer.Source == axis.Source * axis.Size && outer.Target == axis.Target * axis.Size)
                loops[loops.Count - 1] = axis with { Size = outer.Size * axis.Size };
            else
                loops.Add(axis);
        }

        if (loops.Count == 0)
            loops.Add(new(1, 1, 1));
        bool keepsChannels = loops[loops.Count - 1] is { Source: 1, Target: 1 } last && last.Size == node.Shape.Channels;
        if (loops.Count == 1)
            loops.Insert(0, new(1, 0, 0));
        StridedCopyStep step = new() { Place = place, Axes = loops.ToEquatableArray(), KeepsChannels = keepsChannels, Rows = loops[0].Size };
        AddWithEpilogue(builder, node, step);
    }

    /// <summary>Values that are stored one by one get their functions from a step behind it.</summary>
    public static void AddWithEpilogue(StepBuilder builder, Node node, Step copy)
    {
        if (((ProducerOp)node.Op).Epilogue.IsEmpty)
        {
            builder.Add(node, copy);
            return;
        }

        BufferView output = builder.ViewOf(node.Id);
        builder.Steps.Add(copy with { Place = copy.Place with { Name = node.Name + "_copy" } });
        builder.Add(node, new ActivationStep { Place = copy.Place with { Inputs = [output] }, Rows = StepBuilder.OuterRows(node.Shape) });
    }
}
