using NetCompiler.Compiler.Schedule.Steps;

namespace NetCompiler.Compiler.Schedule;

/// <summary>
/// Shares the filters of a direct convolution out, where all weights would be read once a row from a far cache, or where the map has too few rows for threads.
/// <code>
/// before  rows 0 … 6 of 512 filters
/// after   rows 0 … 6 of filters 0 … 31, of filters 32 … 63, …
/// </code>
/// </summary>
internal static class FilterShares
{
    /// <summary>Weights of 256 KB stay in a second-level cache (1 MB and more on servers) beside the map.</summary>
    private const long WeightsInCache = 64 * 1024;

    /// <summary>Rows that one wants for threads.</summary>
    private const int RowsWanted = 16;

    /// <summary>Multiply-adds from which on more rows are worth it: below, claiming them takes what they save.</summary>
    private const long WorthSharing = 2_000_000;

    /// <summary>Blocks of 16 filters of a share, as tiles of one to four vectors divide them.</summary>
    private static readonly int[] Sizes = [12, 8, 6, 4, 3, 2];

    public static ConvStep Share(ConvStep step, BufferLayout target)
    {
        int blocks = StepBuilder.Blocks(step.Filters);
        bool isWhole = step.Filters % StepBuilder.Block == 0 || (target.Shape.Channels == step.Filters && BufferLayout.RoundUp(step.Filters) <= target.PixelPitch);
        bool readsAll = step.FirstChannels.Distinct().Count() == 1 && !step.SharesBlocks;
        int[] sizes = [.. Sizes.Where(size => size < blocks && blocks % size == 0)];
        if (!isWhole || !readsAll || !target.IsChannelsLast || step.Taps == 0 || sizes.Length == 0 || step.Epilogue.Any(activation => activation.IsLong))
            return step;

        int wanted = sizes.FirstOrDefault(size => (long)size * StepBuilder.Block * step.Depth <= WeightsInCache && (step.Rows * blocks / size >= RowsWanted || !IsWorthSplitting(step)));
        int best = wanted > 0 ? wanted : sizes[sizes.Length - 1];
        return SavesReading(step, blocks / best) || (step.Rows < RowsWanted && IsWorthSplitting(step)) ? step with { FiltersPerRow = best * StepBuilder.Block, Rows = step.Rows * (blocks / best) } : step;
    }

    private static bool IsWorthSplitting(ConvStep step) => (long)step.Rows * step.Window[step.Window.Count - 1].Output * step.Filters * step.Depth >= WorthSharing;

    /// <summary>All weights once a row, or all weights once and the map once a share: what is read from beyond the second-level cache.</summary>
    private static bool SavesReading(ConvStep step, int shares)
    {
        long weights = (long)step.Filters * step.Depth;
        return weights > 2 * WeightsInCache && (shares * step.Input.Shape.Length) + weights < step.Rows * weights;
    }
}
