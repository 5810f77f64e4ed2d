using NetCompiler.Compiler.Schedule.Steps;

namespace NetCompiler.Compiler.Schedule;

/// <summary>Cuts steps with enough work into chunks that threads can claim. The cut never depends on the number of threads.</summary>
internal static class ChunkPlanner
{
    /// <summary>Handing chunks out costs a few microseconds; half a million multiply-adds take about six on one core.</summary>
    private const long WorthSplitting = 500_000;

    /// <summary>At least four chunks for each of the threads one may expect, so that a slow one delays the others little.</summary>
    private const int ChunksWanted = 32;

    /// <summary>A chunk below this much work is mostly overhead.</summary>
    private const long LeastWork = 60_000;

    public static Step Split(Step step)
    {
        long perRow = WorkPerRow(step);
        if (perRow * step.Rows < WorthSplitting)
            return step with { RowsPerChunk = step.Rows };
        long rows = Math.Max((step.Rows + ChunksWanted - 1) / ChunksWanted, (LeastWork + perRow - 1) / perRow);
        return step with { RowsPerChunk = (int)Math.Min(rows, step.Rows) };
    }

    /// <summary>Multiply-adds of one row, or what takes as long.</summary>
    private static long WorkPerRow(Step step) => step switch
    {
        ConvStep conv => (long)conv.Window[conv.Window.Count - 1].Output * conv.Filters * conv.Depth,
        PixelConvStep conv => (long)conv.Window[conv.Window.Count - 1].Output * conv.Filters * conv.Depth,
        DepthwiseStep conv => (long)conv.Window[conv.Window.Count - 1].Output * conv.Channels * conv.Taps * 2,
        PoolStep pool => (long)pool.Window[pool.Window.Count - 1].Output * pool.Channels * pool.Window.Aggregate(1, (product, axis) => product * axis.Size),
        PlanarPoolStep pool => (long)pool.Window[pool.Window.Count - 1].Output * pool.Channels * pool.Window.Aggregate(1, (product, axis) => product * axis.Size),

        // A dense layer at batch 1 waits for its weights: four bytes for each multiply-add.
        DenseStep dense => (long)dense.Length * Math.Min(dense.Units, DenseStep.UnitsPerRow) * 8,
        // Passes over memory: a value that is read or written takes about as long as a multiply-add of a convolution, an exponential as eight.
        ElementwiseStep or ActivationStep or BatchNormStep or LayerScaleStep or PReluStep or PadStep or ShuffleStep => RowLength(step) * 2,
        LayerNormStep => RowLength(step) * 4,
        LocalResponseNormStep norm => RowLength(step) * (norm.Before + norm.After + 8L),
        GroupNormStep norm => norm.Output.Shape.Pixels * norm.ChannelsPerRow * 4,
        SoftmaxStep => RowLength(step) * 8,
        AxisSoftmaxStep softmax => (long)softmax.Output.Shape.Axes[softmax.Axis] * softmax.Output.Shape.Channels * 8,
        _ => 0,
    };

    /// <summary>Values of a row of the output.</summary>
    private static long RowLength(Step step) => step.Output.Shape.Length / StepBuilder.OuterRows(step.Output.Shape);
}
