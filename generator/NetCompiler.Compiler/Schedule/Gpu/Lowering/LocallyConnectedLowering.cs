using NetCompiler.Compiler.Collections;
using NetCompiler.Compiler.Graph;
using NetCompiler.Compiler.Graph.Ops;
using NetCompiler.Compiler.Schedule.Gpu.Launches;

namespace NetCompiler.Compiler.Schedule.Gpu.Lowering;

/// <summary>Lowers locally connected layers.</summary>
internal static class LocallyConnectedLowering
{
    public static void Lower(LaunchBuilder builder, Node node, LocallyConnectedOp op)
    {
        int channels = builder.Graph.Find(node.Inputs[0]).Shape.Channels;
        long filters = (long)StepBuilder.Blocks(op.Filters) * StepBuilder.Block;
        int weights = builder.Reserve(checked(node.Shape.Pixels * filters * op.Taps * channels));
        int bias = builder.Reserve(node.Shape.Pixels * filters);
        builder.AddWeights(new PackedLocallyConnected
        {
            Name = node.Name,
            Offset = weights,
            BiasOffset = bias,
            Filters = op.Filters,
            Channels = channels,
            Map = node.Shape.Axes,
            Window = op.Window.Select(axis => axis.Size).ToEquatableArray(),
            Bias = op.Bias,
        });

        // Pixels share no weight, so that a strip of them would save nothing.
        builder.Add(node, new LocallyConnectedLaunch
        {
            Window = op.Window,
            Filters = op.Filters,
            ChannelsPerGroup = channels,
            Lanes = GpuBuffer.Quad,
            Strip = 1,
            WeightsOffset = weights,
            BiasOffset = bias,
        });
    }
}
