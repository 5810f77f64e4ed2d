using NetCompiler.Compiler.Graph;
using NetCompiler.Compiler.Graph.Ops;
using NetCompiler.Compiler.Schedule.Steps;

namespace NetCompiler.Compiler.Schedule.Lowering;

/// <summary>Lowers a change of the order of axes: a copy whose loops are the result's axes.</summary>
internal static class PermuteLowering
{
    public static void Lower(StepBuilder builder, Node node, PermuteOp op)
    {
        StepPlace place = builder.Place(node);
        int[] from = StridedCopyLowering.Strides(builder.LayoutOf(place.Inputs[0]));
        int[] to = StridedCopyLowering.Strides(builder.LayoutOf(builder.ViewOf(node.Id)));
        StridedCopyLowering.Lower(builder, node, place, node.Shape.Sizes.Select((size, axis) => new CopyAxis(size, from[op.Order[axis]], to[axis])));
    }
}
