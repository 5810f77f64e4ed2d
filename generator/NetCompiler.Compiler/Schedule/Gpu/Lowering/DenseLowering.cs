using NetCompiler.Compiler.Collections;
using NetCompiler.Compiler.Graph;
using NetCompiler.Compiler.Graph.Ops;
using NetCompiler.Compiler.Schedule.Gpu.Launches;

namespace NetCompiler.Compiler.Schedule.Gpu.Lowering;

/// <summary>Lowers dense layers: for one sample a matrix times a vector, for a batch convolutions whose window is the whole map, so that a map is read as it lies.</summary>
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
        if (IsVector(builder, from, op.Units))
        {
            builder.Add(node, new DenseLaunch { Units = op.Units, WeightsOffset = weights, BiasOffset = bias });
            return;
        }

        builder.Add(node, new ConvLaunch
        {
            Window = [.. from.Axes.Select(size => new WindowAxis { Input = size, Size = size, Output = 1 })],
            Filters = op.Units,
            ChannelsPerGroup = from.Channels,
            Tile = GemmTilePlanner.Choose(builder.Samples, op.Units, isGrouped: false, groups: 1, builder.Precision == GpuPrecision.Half),
            WeightsOffset = weights,
            BiasOffset = bias,
        });
    }

    /// <summary>
    /// Whether a sum over a whole map is better a matrix times a vector: for one sample, of which a tile of pixels would be nearly empty, and if every thread has a product to make.
    /// </summary>
    public static bool IsVector(LaunchBuilder builder, Shape from, int units) => builder.Samples == 1 && from.Length >= DenseLaunch.Rows && StepBuilder.Blocks(units) <= GpuGrid.MostRows;

    /// <summary>Whether a convolution's only window is the whole map.</summary>
    public static bool IsWhole(EquatableArray<WindowAxis> window) => window.All(axis => axis is { Output: 1, PadBegin: 0, Dilation: 1, Overhang: 0 } && axis.Size == axis.Input);
}
