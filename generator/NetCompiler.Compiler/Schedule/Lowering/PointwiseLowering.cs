using NetCompiler.Compiler.Collections;
using NetCompiler.Compiler.Graph;
using NetCompiler.Compiler.Graph.Ops;
using NetCompiler.Compiler.Schedule.Steps;

namespace NetCompiler.Compiler.Schedule.Lowering;

/// <summary>Lowers 1×1 convolutions of whole maps, and decides what of them stays in the second-level cache.</summary>
internal static class PointwiseLowering
{
    /// <summary>A map of so many bytes stays in the second-level cache, of 1 MB and more on servers, together with the weights of a tile that pass by.</summary>
    private const long MapInCache = 640 * 1024;

    /// <summary>A block of a larger map; less, because all weights pass by for each block and would rather be found where they were.</summary>
    private const long BlockInCache = 384 * 1024;

    /// <summary>Weights of so many bytes stay there, and may pass once for each part of a block.</summary>
    private const long WeightsInCache = 512 * 1024;

    /// <summary>Blocks are cut for threads down to so many pixels: some tiles for each vector of weights.</summary>
    private const int LeastPixels = 48;

    /// <summary>In a part of so many pixels any tile wastes little.</summary>
    private const int LongPart = 192;

    /// <summary>Tiles of 24 sums, 12 × 2, 8 × 3 or 6 × 4, divide so many pixels.</summary>
    private const int TilePixels = 24;

    public static bool Accepts(StepBuilder builder, ConvOp op, StepPlace place)
    {
        BufferLayout source = builder.LayoutOf(place.Inputs[0]);
        BufferLayout target = builder.LayoutOf(place.Output!);
        return op.Groups == 1 && op.Taps == 1 && source.IsChannelsLast && target.IsChannelsLast && place.Output!.Shape.Pixels > 1 && op.Window.Count is 1 or 2 && op.Window.All(axis => axis is { PadBegin: 0, PadEnd: 0, Overhang: 0 });
    }

    /// <param name="builder">The builder.</param>
    /// <param name="op">The convolution.</param>
    /// <param name="place">Its values.</param>
    /// <param name="weights">Its packed weights.</param>
    /// <param name="bias">Its packed biases.</param>
    /// <param name="partialSums">Parts of each sum; 0 for one sum.</param>
    public static PointwiseStep Step(StepBuilder builder, ConvOp op, StepPlace place, int weights, int bias, int partialSums)
    {
        Shape map = place.Output!.Shape;
        int width = map.Axes[map.Axes.Count - 1];
        int channels = place.Inputs[0].Shape.Channels;
        BufferLayout source = builder.LayoutOf(place.Inputs[0]);
        BufferLayout[] others = [.. place.Inputs.Skip(1).Append(place.Output).Select(builder.LayoutOf)];
        bool isRun = op.Window.All(axis => axis.Stride == 1) && RowGap(source, width) == 0;
        int length = checked((int)(isRun ? map.Pixels : map.Pixels / width));
        int filtersPerRow = FiltersPerRow(builder, op, place);
        int shares = filtersPerRow > 0 ? BufferLayout.RoundUp(op.Filters) / filtersPerRow : 1;
        int rowPixels = isRun ? 1 : width;
        int blockLength = BlockLength(length, rowPixels, sizeof(float) * (long)channels);
        int blocks = Math.Max(1, length / blockLength);
        int partLength = PartLength(blockLength, rowPixels, blocks * shares);
        int parts = Math.Max(1, blockLength / partLength);
        long weightBytes = sizeof(float) * (long)channels * BufferLayout.RoundUp(op.Filters);
        bool isPartByPart = weightBytes <= Math.Min(WeightsInCache, sizeof(float) * place.Inputs[0].Shape.Pixels * source.PixelPitch);
        return new()
        {
            Place = place,
            Filters = op.Filters,
            Channels = channels,
            IsRun = isRun,
            Length = length,
            Width = width,
            Stride = op.Window[op.Window.Count - 1].Stride,
            HasGaps = isRun && others.Any(layout => RowGap(layout, width) != 0),
            BlockLength = blockLength,
            PartLength = partLength,
            IsPartByPart = isPartByPart,
            FiltersPerRow = filtersPerRow,
            PartialSums = partialSums,
            AddsInput = op.AddsInput,
            WeightsOffset = weights,
            BiasOffset = bias,
            Sizes = Sizes(op, channels, partialSums, isRun, length, width, blockLength, partLength, parts, shares, isPartByPart, source, others),
            Rows = blocks * shares * parts,
        };
    }

    private static EquatableArray<KernelArgument> Sizes(ConvOp op, int channels, int partialSums, bool isRun, int length, int width, int blockLength, int partLength, int parts, int shares, bool isPartByPart, BufferLayout source, BufferLayout[] others)
    {
        BufferLayout target = others[others.Length - 1];
        List<KernelArgument> sizes =
        [
            new("int", "run", channels / Math.Max(1, partialSums)),
            new("nint", "block", (long)channels * StepBuilder.Block),
            new("int", "filters", BufferLayout.RoundUp(op.Filters)),
            new("int", "length", length),
            new("int", "width", width),
            new("int", "blockLength", blockLength),
            new("int", "partLength", partLength),
            new("int", "parts", parts),
            new("int", "shares", shares),
            new("int", "partStep", isPartByPart ? shares : 1),
            new("int", "shareStep", isPartByPart ? 1 : parts),
            new("int", "targetPitch", target.PixelPitch),
            new("int", "targetRow", RowStride(target, width)),
        ];
        if (partialSums > 0)
            sizes.Add(new("int", "partials", partialSums));
        if (!isRun)
            sizes.Add(new("int", "sourceRow", op.Window.Count == 1 ? 0 : (long)op.Window[0].Stride * source.AxisStrides[0]));
        if (op.AddsInput)
            sizes.AddRange([new("int", "otherPitch", others[0].PixelPitch), new("int", "otherRow", RowStride(others[0], width))]);
        return sizes.ToEquatableArray();
    }

    private static long RowStride(BufferLayout layout, int width) => layout.AxisStrides.Count == 1 ? (long)width * layout.PixelPitch : layout.AxisStrides[0];

    private static long RowGap(BufferLayout layout, int width) => RowStride(layout, width) - ((long)width * layout.PixelPitch);

    /// <summary>The pixels of a run or rows that stay in the cache together, in blocks as even as tiles allow.</summary>
    private static int BlockLength(int length, int rowPixels, long pixelBytes)
    {
        long pixels = (long)length * rowPixels;
        long inCache = pixels * pixelBytes <= MapInCache ? pixels : Math.Max(1, BlockInCache / pixelBytes);
        return Tiled(length / (int)((pixels + inCache - 1) / inCache), length, rowPixels);
    }

    /// <summary>The pixels or rows of a part, where a map has too few blocks and shares for threads; evenly, and small parts without a thought of tiles, which are then chosen for them.</summary>
    private static int PartLength(int blockLength, int rowPixels, int sharesOfBlocks)
    {
        int parts = UnitCount.Parts(sharesOfBlocks, Math.Max(1, blockLength * rowPixels / LeastPixels));
        int even = blockLength / Math.Min(parts, blockLength);
        return even * rowPixels < LongPart ? even : Tiled(even, blockLength, rowPixels);
    }

    /// <summary>About so many pixels, of which tiles waste none, or rows.</summary>
    private static int Tiled(int length, int most, int rowPixels) =>
        rowPixels > 1 ? Math.Max(1, length) : Math.Min(most, Math.Max(TilePixels, length / TilePixels * TilePixels));

    /// <summary>
    /// Filters whose weights pass by a block before the next: few, so that threads have something to claim, and as tiles of up to four vectors divide them. 0 where none would, or
    /// would reach into a neighbour.
    /// </summary>
    private static int FiltersPerRow(StepBuilder builder, ConvOp op, StepPlace place)
    {
        int blocks = StepBuilder.Blocks(op.Filters);
        BufferView output = place.Output!;
        BufferLayout target = builder.LayoutOf(output);
        bool isWhole = op.Filters % StepBuilder.Block == 0
            || (output.Channel + op.Filters == target.Shape.Channels && output.Channel + BufferLayout.RoundUp(op.Filters) <= target.PixelPitch);
        if (!isWhole || blocks == 1)
            return 0;
        int[] counts = [.. (blocks >= 96 ? [12, 4, 6, 3, 2] : (int[])[4, 6, 3, 2]).Where(size => blocks % size == 0)];
        int parts = (int)Math.Max(1, output.Shape.Pixels / LeastPixels);

        // The first that is enough for threads, or else the one that makes the most.
        return StepBuilder.Block * (counts.FirstOrDefault(count => UnitCount.IsEnough(blocks / count * parts)) is var first and > 0 ? first : counts.DefaultIfEmpty(0).Last());
    }
}
