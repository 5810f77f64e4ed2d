using NetCompiler.Compiler.Graph;
using NetCompiler.Compiler.Graph.Ops;
using NetCompiler.Compiler.Schedule.Gpu.Launches;

namespace NetCompiler.Compiler.Schedule.Gpu.Lowering;

/// <summary>Lowers dense layers: convolutions whose window is the whole map, so that a map is read as it lies.</summary>
internal static class DenseLowering
{
    public static void Lower(LaunchBuilder builder, Node node, DenseOp op)
    {
        Shape from = builder.Graph.Find(node.Inputs[0]).Shape;
        int inputs = checked((int)from.Length);
        int weights = builder.Reserve((long)StepBuilder.Blocks(op.Units) * ConvLowering.Block * inputs);
        int bias = builder.Reserve(StepBuilder.Blocks(op.Units) * ConvLowering.Block);
        builder.AddWeights(new PackedDense
        {
            Name = node.Name,
            Offset = weights,
            BiasOffset = bias,
            Units = op.Units,
            Channels = from.Channels,
            Pixels = (int)from.Pixels,
            Bias = op.Bias,
            Norm = op.Norm,
        });
        builder.Add(node, new ConvLaunch
        {
            Name = node.Name,
            Description = "",
            Window = [.. from.Axes.Select(size => new WindowAxis { Input = size, Size = size, Output = 1 })],
            Filters = op.Units,
            ChannelsPerGroup = from.Channels,
            Tile = GemmTilePlanner.Choose(builder.Samples, op.Units, isGrouped: false, groups: 1),
            WeightsOffset = weights,
            BiasOffset = bias,
        });
    }
}
