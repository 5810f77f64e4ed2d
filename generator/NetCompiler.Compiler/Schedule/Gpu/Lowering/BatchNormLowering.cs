using NetCompiler.Compiler.Graph;
using NetCompiler.Compiler.Graph.Ops;
using NetCompiler.Compiler.Schedule.Gpu.Launches;

namespace NetCompiler.Compiler.Schedule.Gpu.Lowering;

/// <summary>Lowers batch norms that no layer before them could take into its weights.</summary>
internal static class BatchNormLowering
{
    public static void Lower(LaunchBuilder builder, Node node, BatchNormOp op)
    {
        long floats = op.PerPixel ? PackedMapLowering.Floats(node.Shape) : BufferLayout.RoundUp(node.Shape.Channels);
        int scale = builder.Reserve(floats);
        int shift = builder.Reserve(floats);
        builder.AddWeights(new PackedBatchNorm
        {
            Name = node.Name,
            Offset = scale,
            ShiftOffset = shift,
            Channels = node.Shape.Channels,
            Axes = op.PerPixel ? node.Shape.Axes : [],
            Epsilon = op.Epsilon,
        });
        builder.Add(node, new BatchNormLaunch { IsPerPixel = op.PerPixel, ScaleOffset = scale, ShiftOffset = shift });
    }
}
