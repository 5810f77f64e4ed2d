namespace NetCompiler.Compiler.Schedule.Gpu;

/// <summary>
/// Chooses the tile of a product of matrices for the first declared architecture: the time of the waves of groups that it takes to fill the device, each tile
/// being as fast as its reads of shared memory let it.
/// </summary>
internal static class GemmTilePlanner
{
    /// <summary>Shared memory feeds 32 values a cycle and multiprocessor, 64 multiply-adds use them: below 16 multiply-adds for each read of a quad reads bind.</summary>
    private const double ReadsBind = 16;

    private const int WarpThreads = 32;

    /// <summary>Of a multiprocessor; each has a quarter of its 64 lanes, so that a warp's products take two cycles.</summary>
    private const int Schedulers = 4;

    private const int CyclesPerProduct = 2;

    /// <summary>Cycles until a read of shared memory has arrived: an assumption, as no device was at hand.</summary>
    private const int ReadCycles = 30;

    private static readonly GemmTile[] Candidates =
    [
        new(128, 128, 8, 8, 8), new(128, 64, 8, 8, 8), new(64, 128, 8, 8, 8), new(64, 64, 8, 8, 8), new(128, 32, 8, 8, 4), new(64, 64, 8, 4, 4), new(64, 32, 8, 4, 4), new(32, 64, 8, 4, 4),
        new(32, 32, 8, 4, 4), new(64, 16, 8, 4, 4), new(128, 16, 8, 8, 4),
    ];

    /// <summary>Tiles in half precision, whose threads keep two sums for each value: as long as the widest, but half as wide.</summary>
    private static readonly GemmTile[] HalfCandidates = [new(128, 64, 8, 8, 4), new(64, 64, 8, 8, 4)];

    /// <param name="rows">Pixels of all samples.</param>
    /// <param name="columns">Filters of a group of the convolution.</param>
    /// <param name="isGrouped">A tile must not reach from one group of the convolution into the next.</param>
    /// <param name="groups">Groups of the convolution.</param>
    /// <param name="isHalf">Products are made in half precision.</param>
    public static GemmTile Choose(long rows, int columns, bool isGrouped, int groups, bool isHalf)
    {
        GpuArchitecture device = GpuArchitecture.Declared[0];
        return (isHalf ? HalfCandidates.Concat(Candidates).Select(tile => tile with { IsHalf = true }) : Candidates)
            // Sums in two precisions ask for more in the largest tiles.
            .Where(tile => tile.Registers <= GemmTile.FewRegisters)
            .Where(tile => isGrouped ? columns % tile.Columns == 0 : tile.Columns < columns + 16 || tile.Columns == 16)
            .OrderBy(tile => Cost(device, tile, rows, columns, groups))
            .ThenByDescending(tile => tile.MultiplyAddsPerRead)
            .First();
    }

    /// <summary>Multiply-adds, in units of what a multiprocessor does at its peak, until the last group has ended.</summary>
    private static double Cost(GpuArchitecture device, GemmTile tile, long rows, int columns, int groups)
    {
        long tiles = DivideUp(rows, tile.Rows) * DivideUp(columns, tile.Columns) * groups;
        int resident = Math.Max(1, device.Resident(tile.Threads, tile.Registers, tile.SharedFloats * sizeof(float)));
        double speed = Math.Min(1, tile.MultiplyAddsPerRead * (tile.IsHalf ? 2 : 1) / ReadsBind);

        // A warp multiplies for a while and then waits for the next operands, unless another one has work: the more products a thread has, the fewer warps it takes.
        double running = Math.Max(1, Math.Min(resident, (double)tiles / device.Multiprocessors));
        double warps = running * tile.Threads / (WarpThreads * Schedulers);
        double work = CyclesPerProduct * tile.ThreadRows * tile.ThreadColumns;
        double busy = Math.Min(1, warps * work / (work + ReadCycles));
        long perMultiprocessor = DivideUp(tiles, device.Multiprocessors);
        return perMultiprocessor * (double)tile.Rows * tile.Columns / (speed * busy);
    }

    private static long DivideUp(long values, long by) => (values + by - 1) / by;
}
