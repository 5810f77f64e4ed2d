using NetCompiler.Compiler.Graph;
using NetCompiler.Compiler.Graph.Ops;
using NetCompiler.Compiler.Schedule.Steps;

namespace NetCompiler.Compiler.Schedule;

/// <summary>Cuts steps with enough work into chunks that threads can claim. The cut never depends on the number of threads.</summary>
internal static class ChunkPlanner
{
    /// <summary>Handing chunks out costs a few microseconds; half a million multiply-adds take about six on one core.</summary>
    private const long WorthSplitting = 500_000;

    /// <summary>
    /// Transforms pass over memory by tiles, and the products between them by points: half of what they write is read on another core, which takes longer than 20 µs of
    /// work are worth (28×28×128: 23 µs on one core, 58 on two, AMD EPYC; 56×56×64: 0.13 ms on either).
    /// </summary>
    private const long TransformWorthSplitting = 4 * WorthSplitting;

    /// <summary>At least four chunks for each of the threads one may expect, so that a slow one delays the others little.</summary>
    private const int ChunksWanted = 32;

    /// <summary>
    /// A value that is read, changed and written takes as long as so many multiply-adds: 14×14×900 values through a batch norm 14 µs (AMD EPYC, from the second-level cache).
    /// </summary>
    private const int PassOverMemory = 8;

    /// <summary>A chunk below this much work is mostly overhead.</summary>
    private const long LeastWork = 60_000;

    public static Step Split(Step step)
    {
        long perRow = WorkPerRow(step);
        if (perRow * step.Rows < (step is WinogradInputStep or WinogradOutputStep ? TransformWorthSplitting : WorthSplitting))
            return step with { RowsPerChunk = step.Rows };
        long rows = Math.Max((step.Rows + ChunksWanted - 1) / ChunksWanted, (LeastWork + perRow - 1) / perRow);
        return step with { RowsPerChunk = (int)Math.Min(rows, step.Rows) };
    }

    /// <summary>Multiply-adds of one row, or what takes as long.</summary>
    private static long WorkPerRow(Step step) => step switch
    {
        ConvStep { SkipsBorder: true } conv => conv.Window.Aggregate((long)conv.Filters * conv.ChannelsPerBlock, (product, axis) => product * BorderTaps.Count(axis)) / conv.Rows,
        ConvStep conv => conv.Window.Aggregate((long)conv.Filters * conv.Depth, (product, axis) => product * axis.Output) / conv.Rows,
        PointwiseStep conv => conv.Output.Shape.Pixels * conv.Filters * conv.Channels / conv.Rows,
        PixelConvStep conv => (long)conv.Window[conv.Window.Count - 1].Output * conv.Filters * conv.Depth,
        GroupedConvStep conv => (long)conv.Window[conv.Window.Count - 1].Output * conv.Filters * conv.Taps * conv.ChannelsPerGroup * 2,
        WinogradStep conv => (long)conv.Tiles.MostPerBlock * conv.Tiles.Points * conv.Tiles.Filters * conv.Tiles.Channels,
        WinogradInputStep patches => (long)patches.Tiles.Across * patches.Tiles.Points * patches.Tiles.Channels * 4,
        WinogradProductStep product => (long)product.Tiles.Count * product.Tiles.Depth.Size * product.Tiles.Channels * product.Tiles.Filters,
        WinogradOutputStep result => (long)result.Tiles.Across * result.Tiles.Points * result.Tiles.Filters * 4,
        PoolStep pool => (long)pool.Window[pool.Window.Count - 1].Output * pool.Channels * pool.Window.Aggregate(1, (product, axis) => product * axis.Size),
        PlanarPoolStep pool => (long)pool.Window[pool.Window.Count - 1].Output * pool.Channels * pool.Window.Aggregate(1, (product, axis) => product * axis.Size),
        TapSumStep sum => (long)sum.Filters * sum.Phases.Sum(phase => phase.Taps.Count * phase.Window.Aggregate(1L, (product, axis) => product * axis.Output)) / sum.Rows * 16,

        UpsampleStep upsample => RowOf(upsample) * (upsample.Mode == UpsampleMode.Nearest ? PassOverMemory : 2 * PassOverMemory),
        AdaptivePoolStep pool => (RowOf(pool) + (pool.Input.Shape.Length / pool.Rows)) * PassOverMemory / 2,
        StridedCopyStep copy => copy.Output.Shape.Length / copy.Rows * PassOverMemory,
        ReshapeStep reshape => reshape.Output.Shape.Pixels * 16,
        MatMulStep product => MatMulStep.RowsTogether * RowOf(product) * product.Depth,

        // Two products for each pair of pixels, and an exponential.
        AttentionStep attention => (long)attention.UnitsPerRow * attention.Tokens * attention.Tokens * ((2 * attention.Width) + 20),

        // Each weight is used once and comes from memory: four bytes for each multiply-add.
        LocallyConnectedStep local => (long)local.Window[local.Window.Count - 1].Output * local.Filters * local.Depth * 8,

        // A dense layer at batch 1 waits for its weights: four bytes for each multiply-add.
        DenseStep dense => (long)dense.Length * Math.Min(dense.Units, DenseStep.UnitsPerRow) * 8,

        // Norms read twice; an exponential takes as long as another pass.
        ElementwiseStep or ActivationStep or BatchNormStep or LayerScaleStep or PReluStep or PadStep or ShuffleStep => RowOf(step) * PassOverMemory,
        LayerNormStep => RowOf(step) * 2 * PassOverMemory,
        LocalResponseNormStep norm => RowOf(step) * (norm.Before + norm.After + PassOverMemory),
        GroupNormStep norm => norm.Output.Shape.Pixels * norm.ChannelsPerRow * 2 * PassOverMemory,
        SoftmaxStep => RowOf(step) * 2 * PassOverMemory,
        AxisSoftmaxStep softmax => (long)softmax.Output.Shape.Axes[softmax.Axis] * softmax.Output.Shape.Channels * 2 * PassOverMemory,
        _ => 0,
    };

    /// <summary>Values of one row of the output.</summary>
    private static long RowOf(Step step) => step.Output.Shape is { IsVector: false } map ? (long)map.Axes[map.Axes.Count - 1] * map.Channels : step.Output.Shape.Channels;
}
