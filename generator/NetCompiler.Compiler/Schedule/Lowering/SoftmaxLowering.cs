using NetCompiler.Compiler.Graph;
using NetCompiler.Compiler.Graph.Ops;
using NetCompiler.Compiler.Schedule.Steps;

namespace NetCompiler.Compiler.Schedule.Lowering;

/// <summary>Lowers softmax, over the channels of each pixel or along a spatial axis.</summary>
internal static class SoftmaxLowering
{
    public static void Lower(StepBuilder builder, Node node, SoftmaxOp op)
    {
        StepPlace place = builder.Place(node);
        if (op.Axis == 0)
        {
            builder.Add(node, new SoftmaxStep { Place = place, Channels = node.Shape.Channels, Rows = StepBuilder.OuterRows(node.Shape) });
            return;
        }

        int axis = op.Axis - 1;
        builder.Add(node, new AxisSoftmaxStep { Place = place, Axis = axis, Rows = (int)(node.Shape.Pixels / node.Shape.Axes[axis]) }, canSweep: false);
    }
}
