using NetCompiler.Compiler.Graph;
using NetCompiler.Compiler.Graph.Ops;
using NetCompiler.Compiler.Schedule.Gpu.Launches;

namespace NetCompiler.Compiler.Schedule.Gpu.Lowering;

/// <summary>Lowers softmax, over the channels of each pixel or along a spatial axis.</summary>
internal static class SoftmaxLowering
{
    public static void Lower(LaunchBuilder builder, Node node, SoftmaxOp op)
    {
        if (op.Axis == 0)
        {
            builder.Add(node, new SoftmaxLaunch { Split = ThreadSplit.Along(node.Shape.Channels) });
            return;
        }

        int axis = op.Axis - 1;
        int size = node.Shape.Axes[axis];
        builder.Add(node, new AxisSoftmaxLaunch { Axis = axis, Split = ThreadSplit.Across(size, node.Shape.Length / size, builder.Samples) });
    }
}
