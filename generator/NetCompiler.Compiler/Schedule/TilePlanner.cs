using NetCompiler.Compiler.Graph;
using NetCompiler.Compiler.Schedule.Steps;

namespace NetCompiler.Compiler.Schedule;

/// <summary>Chooses each step's register tile for one instruction set.</summary>
internal static class TilePlanner
{
    /// <summary>Multiply-adds of one written-out body: enough to hide the loop, few enough to stay in the decoded-instruction cache and far below RyuJIT's limits.</summary>
    private const int BodyLimit = 128;

    /// <summary>A loop body should have at least so many multiply-adds; below, its counter and jump show.</summary>
    private const int BodyWanted = 32;

    /// <summary>A load that the multiply-adds hide is not free where it comes from the second-level cache.</summary>
    private const double LoadCost = 0.1;

    /// <summary>What a tile for the filters that are left over must gain: it doubles the method, and with it the time to compile it.</summary>
    private const double SecondTile = 1.15;

    /// <summary>Vectors of outputs that share one broadcast input of a dense layer.</summary>
    private const int MostDenseVectors = 8;

    /// <summary>
    /// Blocks of a dense layer's weights that are read side by side. Their lengths are mostly multiples of a page, and of seven or eight such streams a core reads 6 to 9 % less
    /// than of four (39 and 42 GB/s, AMD EPYC), which are as fast as any other order of the same weights: a row's blocks interleaved, odd gaps between them, two streams.
    /// </summary>
    private const int MostDenseStreams = 4;

    public static KernelTile Tile(Step step, Target target) => step switch
    {
        ConvStep conv => Conv(conv, target),
        WinogradStep or WinogradProductStep => Winograd(((WinogradStage)step).Tiles, target),
        PointwiseStep conv => Pointwise(conv, target),
        PixelConvStep conv => PixelConv(conv, target),
        GroupedConvStep conv => GroupedConv(conv, target),
        PoolStep { IsSliding: true } pool => new() { Vectors = Math.Min(target.VectorsFor(pool.Channels), Math.Min(4, (target.Registers - 4) / pool.Window[pool.Window.Count - 1].Size)) },
        DenseStep dense => Dense(dense, target),
        LocallyConnectedStep local => LocallyConnected(local, target),
        MatMulStep product => MatMul(product, target),
        AttentionStep attention => Attention(attention, target),
        _ => new(),
    };

    /// <summary>
    /// Samples × vectors of units, one sum each: partial sums are computed one after the other. Two vectors for each value that is read, and samples as many as the
    /// registers hold of 4 or 8, which divide a batch of 16.
    /// </summary>
    public static KernelTile BatchTile(Step step, Target target)
    {
        if (step is not DenseStep dense)
            return new();
        int vectors = Math.Min(2, target.VectorsFor(dense.Units));
        return new() { Samples = (target.Registers - 1 - vectors) / vectors >= 8 ? 8 : 4, Vectors = vectors };
    }

    /// <summary>
    /// Tries every tile that fits the registers (accumulators, one vector of weights each, one broadcast) and takes the one whose row takes the
    /// fewest cycles, with two multiply-adds or two loads a cycle and a latency of four.
    /// </summary>
    private static KernelTile Conv(ConvStep conv, Target target)
    {
        int width = conv.Window[conv.Window.Count - 1].Output;
        int vectors = target.VectorsFor(conv.Filters);
        KernelTile best = new();
        double bestCycles = double.MaxValue;
        foreach (int tileVectors in VectorCounts(conv, target, vectors))
        {
            int limit = (target.Registers - 1 - tileVectors) / (tileVectors * conv.Chains);
            for (int most = 1; most <= Math.Min(width, tileVectors == 1 ? Math.Max(1, limit) : limit); most++)
            {
                int pixels = Balanced(width, most);
                bool isWhole = conv.IsTapByTap && pixels == width;
                KernelTile tile = new() { Pixels = pixels, Vectors = tileVectors, IsWholeRow = isWhole, IsTapInner = isWhole && conv.PartialSums == 0 && !conv.TakesSizes && BorderTaps.Most(conv.Window[conv.Window.Count - 1]) == 1 };
                double cycles = (width + pixels - 1) / pixels * Total(vectors, tileVectors, v => Cycles(conv, tile, v)) * (vectors % tileVectors == 0 ? 1 : SecondTile);
                if (cycles <= bestCycles)
                    (best, bestCycles) = (tile, cycles);
            }
        }

        best = best with { IsWindowUnrolled = IsUnrolled(conv, best), Unroll = IsUnrolled(conv, best) ? 1 : Unroll(conv, best.Pixels * best.Vectors) };
        return best with { Prefetches = Prefetches(conv, best, target) };
    }

    /// <summary>
    /// While the rows of a band pass a tile's filters, the weights of the next ones are asked for, each line about once: otherwise the first row would wait for
    /// memory. ResNet-18's layer4.0.conv1 takes 0.54 ms instead of 0.61 (AMD EPYC, weights from memory).
    /// </summary>
    private static int Prefetches(ConvStep conv, KernelTile tile, Target target)
    {
        int blocks = tile.Vectors * target.Lanes / StepBuilder.Block;
        if (conv.FiltersPerShare == 0 || blocks == 0)
            return 0;
        int width = conv.Window[conv.Window.Count - 1].Output;
        int passes = (int)(conv.Output.Shape.Pixels / width / conv.Bands) * ((width + tile.Pixels - 1) / tile.Pixels);
        return passes == 1 ? 0 : Math.Max(1, ((blocks * tile.Unroll) + (passes / 2)) / passes);
    }

    /// <summary>
    /// Sums, the weights of a row of the window, a value and the lanes that it is permuted by; where it is put together of several, these and a mask each. A window of which the registers hold too little is looped over, tap by tap. Rows of few pixels
    /// take two vectors of filters, or the sums would be too few to hide the latency.
    /// </summary>
    private static KernelTile GroupedConv(GroupedConvStep conv, Target target)
    {
        const int LeastSums = 6;
        const int MostMasks = 2;
        WindowAxis last = conv.Window[conv.Window.Count - 1];
        int vectors = target.VectorsFor(conv.Filters);
        GroupLanes lanes = conv.Lanes(target);
        int others = Math.Min(MostMasks, lanes.Windows - 1);
        double perValue = lanes.Windows > 1 ? lanes.Windows - 0.5 : conv.ChannelsPerGroup > 1 ? 0.5 : LoadCost;
        KernelTile best = new() { Pixels = Balanced(last.Output, target.Registers / 2) };
        double bestCycles = double.MaxValue;
        foreach (int tileVectors in new[] { 1, 2 }.Where(count => vectors % count == 0 && IsAddressable(count, target) && lanes.CanBeTile(count)))
        {
            int limit = (target.Registers - 4 - (2 * others) - (last.Size * tileVectors)) / tileVectors;
            for (int most = Math.Min(LeastSums, last.Output); most <= Math.Min(last.Output, limit); most++)
            {
                int pixels = Balanced(last.Output, most);
                int multiplyAdds = last.Size * pixels * tileVectors;
                int values = Enumerable.Range(0, pixels).SelectMany(pixel => Enumerable.Range(0, last.Size).Select(tap => (pixel * last.Stride) + (tap * last.Dilation))).Distinct().Count() * tileVectors;
                double cycles = Math.Max(multiplyAdds / 2.0, last.Size * 4) + (values * perValue) + 2;
                cycles *= (last.Output + pixels - 1) / pixels / (double)tileVectors;
                if (multiplyAdds <= 2 * BodyLimit && cycles < bestCycles)
                    (best, bestCycles) = (new() { Pixels = pixels, Vectors = tileVectors, IsWindowUnrolled = true }, cycles);
            }
        }

        return best;
    }

    /// <summary>The same for the pixels of a block. Where filters are shared out, tiles divide each share.</summary>
    private static KernelTile Pointwise(PointwiseStep conv, Target target)
    {
        int vectors = target.VectorsFor(conv.Filters);
        IEnumerable<int> counts = Enumerable.Range(1, Math.Min(4, vectors)).Where(count => IsAddressable(count, target) && conv.FiltersPerRow / target.Lanes % count == 0);
        KernelTile best = Tile([.. conv.Reaches], vectors, counts, target);
        int run = conv.Channels / Math.Max(1, conv.PartialSums);
        return best with { Unroll = Unroll(run, best.Pixels * best.Vectors) };
    }

    private static KernelTile Tile(int[] widths, int vectors, IEnumerable<int> counts, Target target)
    {
        KernelTile best = new();
        double bestCycles = double.MaxValue;
        foreach (int tileVectors in counts)
        {
            int limit = (target.Registers - 1 - tileVectors) / tileVectors;
            for (int most = 1; most <= Math.Max(1, Math.Min(widths[0], limit)); most++)
            {
                int pixels = Balanced(widths[0], most);
                double cycles = widths.Sum(width => (width + pixels - 1) / pixels) * Total(vectors, tileVectors, v => Cycles(pixels, v)) * (vectors % tileVectors == 0 ? 1 : SecondTile);
                if (cycles <= bestCycles)
                    (best, bestCycles) = (new() { Pixels = pixels, Vectors = tileVectors }, cycles);
            }
        }

        return best;
    }

    /// <summary>Tiles × vectors of filters; the vectors divide those that are computed together, so that there is one register tile.</summary>
    private static KernelTile Winograd(WinogradTiles tiles, Target target)
    {
        int vectors = tiles.Group / target.Lanes;
        KernelTile best = new();
        double bestCycles = double.MaxValue;
        foreach (int tileVectors in Enumerable.Range(1, Math.Min(7, vectors)).Where(count => vectors % count == 0 && IsAddressable(count, target)))
        {
            int limit = Math.Max(1, (target.Registers - 1 - tileVectors) / tileVectors);
            for (int most = 1; most <= Math.Min(tiles.LeastPerBlock, limit); most++)
            {
                int pixels = Balanced(tiles.MostPerBlock, most);
                double cycles = (tiles.MostPerBlock + pixels - 1) / pixels * (vectors / tileVectors) * Cycles(pixels, tileVectors);
                if (pixels <= tiles.LeastPerBlock && cycles <= bestCycles)
                    (best, bestCycles) = (new() { Pixels = pixels, Vectors = tileVectors }, cycles);
            }
        }

        // All passes together ask for the next weights, each line once; with a single pass the processor sees by itself that they are read in order.
        int passes = (tiles.LeastPerBlock + best.Pixels - 1) / best.Pixels;
        int blocks = Math.Max(1, best.Vectors * target.Lanes / StepBuilder.Block);
        int unroll = Unroll(tiles.Channels, best.Pixels * best.Vectors);
        return best with { Unroll = unroll, Prefetches = passes == 1 ? 0 : unroll * ((blocks + passes - 1) / passes) };
    }

    /// <summary>Cycles of a tile for one channel of one tap, on average over the taps of a row.</summary>
    private static double Cycles(ConvStep conv, KernelTile tile, int vectors)
    {
        WindowAxis last = conv.Window[conv.Window.Count - 1];
        if (!tile.IsWholeRow)
            return Cycles(tile.Pixels * conv.Chains, vectors);
        if (tile.IsTapInner)
            return Cycles(tile.Pixels, vectors) / last.Size;
        return Enumerable.Range(0, last.Size).Average(tap => BorderTaps.Outputs(last, tap) is var (first, end) ? Cycles((end - first) * conv.Chains, vectors) : 0);
    }

    /// <summary>
    /// A window is written out where that is short, but not where neighbouring pixels of the tile read the same values: the JIT would keep
    /// each of them in a register for its next use, and spill the sums (seen in the 28 pixels × 3 taps of a first layer: 2.3 µs instead of 1.6, AMD EPYC with AVX-512).
    /// </summary>
    private static bool IsUnrolled(ConvStep conv, KernelTile tile)
    {
        WindowAxis last = conv.Window[conv.Window.Count - 1];
        return !conv.TakesSizes && !tile.IsWholeRow && last.Size * conv.ChannelsPerBlock * tile.Pixels * tile.Vectors <= BodyLimit && !SharesValues(last, tile.Pixels);
    }

    private static bool SharesValues(WindowAxis last, int pixels) => pixels > 1 && (last.Size - 1) * last.Dilation >= last.Stride;

    /// <summary>How often the body of the inner loop is repeated: until it is long enough, and by what divides the loop's length.</summary>
    private static int Unroll(ConvStep conv, int perStep)
    {
        WindowAxis last = conv.Window[conv.Window.Count - 1];
        if (conv is { ReadsRuns: false, ChannelsPerBlock: 1 } && SharesValues(last, perStep))
            return 1;
        return Unroll(conv.RunLength / Math.Max(1, conv.PartialSums), perStep, conv.Chains);
    }

    private static int Unroll(int run, int perStep, int chains = 1)
    {
        int[] divisors = [.. Enumerable.Range(1, Math.Max(chains, BodyLimit / perStep)).Where(u => run % u == 0 && u % chains == 0)];
        return divisors.Where(u => u * perStep >= BodyWanted).DefaultIfEmpty(divisors.Max()).First();
    }

    /// <summary>
    /// Filters × vectors of pixels: as many vectors of a row as there are up to four, then as many filters as the registers hold.
    /// </summary>
    private static KernelTile PixelConv(PixelConvStep conv, Target target)
    {
        int rowVectors = target.VectorsFor(BufferLayout.RoundUp(conv.Window[conv.Window.Count - 1].Output));
        int tileVectors = Balanced(rowVectors, 4);
        int filters = Balanced(conv.Filters, Math.Max(1, (target.Registers - 1 - tileVectors) / tileVectors));
        bool isUnrolled = conv.Window[conv.Window.Count - 1].Size * conv.Channels * filters * tileVectors <= BodyLimit;
        return new() { Vectors = tileVectors, Filters = filters, IsWindowUnrolled = isUnrolled };
    }

    /// <summary>Cycles of one step of the sum for a tile: the slowest of multiply-adds, loads and latency; of two as fast, the one that loads less.</summary>
    private static double Cycles(int pixels, int vectors)
    {
        int multiplyAdds = pixels * vectors;
        double loads = pixels + vectors;
        return Math.Max(Math.Max(multiplyAdds / 2.0, loads / 2.0), 4) + (loads * LoadCost);
    }

    /// <summary>With groups, filters of one tile must read the same channels: one block of 16.</summary>
    private static IEnumerable<int> VectorCounts(ConvStep conv, Target target, int vectors)
    {
        int most = conv.FirstChannels.Distinct().Count() > 1 ? StepBuilder.Block / target.Lanes : 4;
        return Enumerable.Range(1, Math.Min(most, vectors)).Where(count => IsAddressable(count, target) && conv.FiltersPerShare / target.Lanes % count == 0);
    }

    /// <summary>A tile's vectors lie in whole blocks of 16, or several tiles in one block.</summary>
    private static bool IsAddressable(int vectors, Target target)
    {
        int filters = vectors * target.Lanes;
        return filters % StepBuilder.Block == 0 || StepBuilder.Block % filters == 0;
    }

    /// <summary>Each weight is used once, so the sums need only hide the latency while the weights come from memory.</summary>
    private static KernelTile LocallyConnected(LocallyConnectedStep local, Target target)
    {
        int vectors = Enumerable.Range(1, Math.Min(8, target.VectorsFor(local.Filters))).Where(count => IsAddressable(count, target)).Max();
        int run = local.ReadsRuns ? local.Window[local.Window.Count - 1].Size * local.Channels : local.Channels;
        return new() { Vectors = vectors, Unroll = Enumerable.Range(1, Math.Max(1, BodyWanted / vectors)).Where(u => run % u == 0).Max() };
    }

    /// <summary>Rows of the product are fixed; as many columns as the registers hold, with a vector of the second factor each and one of the first.</summary>
    private static KernelTile MatMul(MatMulStep product, Target target)
    {
        int columns = product.Output.Shape.Axes[1];
        return new() { Pixels = Balanced(columns, (target.Registers - 2) / (MatMulStep.RowsTogether + 1)), Vectors = MatMulStep.RowsTogether };
    }

    /// <summary>Queries × vectors of keys, by the price of both products, of queries and keys and of scores and values.</summary>
    private static KernelTile Attention(AttentionStep attention, Target target)
    {
        int keys = target.VectorsFor(attention.KeyPitch);
        KernelTile best = new();
        double bestCycles = double.MaxValue;
        for (int vectors = 1; vectors <= Math.Min(4, keys); vectors++)
        {
            int limit = Math.Min(AttentionStep.MostQueries, (target.Registers - 1 - vectors) / vectors);
            for (int queries = 1; queries <= Math.Min(attention.Tokens, limit); queries++)
            {
                double cycles = Total(attention.Tokens, queries, q => (attention.Width * Total(keys, vectors, v => Cycles(q, v))) + (attention.Tokens * Total(target.VectorsFor(attention.Width), vectors, v => Cycles(q, v))));
                if (cycles <= bestCycles)
                    (best, bestCycles) = (new() { Pixels = queries, Vectors = vectors }, cycles);
            }
        }

        return best with { Unroll = Enumerable.Range(1, Math.Max(1, BodyWanted / (best.Pixels * best.Vectors))).Where(u => attention.Width % u == 0).Max() };
    }

    private static KernelTile Dense(DenseStep dense, Target target)
    {
        int accumulators = target.Registers - 4;
        int vectors = Enumerable.Range(1, Math.Min(Math.Min(MostDenseVectors, target.VectorsFor(MostDenseStreams * StepBuilder.Block)), target.VectorsFor(dense.Units)))
            .Where(count => count * dense.Chains <= Math.Max(accumulators, dense.Chains) && IsAddressable(count, target))
            .Max();
        int perStep = vectors * dense.Chains;
        return new() { Vectors = vectors, Unroll = perStep >= BodyWanted ? 1 : Math.Min(BodyWanted / perStep, Math.Max(1, dense.Length / dense.Chains)) };
    }

    /// <summary>The most even tile size that needs no more tiles than <paramref name="most"/> does.</summary>
    private static int Balanced(int length, int most)
    {
        int tiles = (length + most - 1) / most;
        return (length + tiles - 1) / tiles;
    }

    /// <summary>The cost of all tiles along a length, the last one being what is left.</summary>
    private static double Total(int length, int tile, Func<int, double> cost) => (length / tile * cost(tile)) + (length % tile == 0 ? 0 : cost(length % tile));
}
