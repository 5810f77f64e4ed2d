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

    /// <summary>Pixels of a block, however many channels they have: each weight, which comes from afar once a block, is used so often.</summary>
    private const int LeastPixels = 24;

    /// <summary>Weights of so many bytes stay there, and may pass once for each band of a block.</summary>
    private const long WeightsInCache = 512 * 1024;

    public static bool Accepts(StepBuilder builder, ConvOp op, StepPlace place)
    {
        BufferLayout source = builder.LayoutOf(place.Inputs[0]);
        BufferLayout target = builder.LayoutOf(place.Output!);
        return builder.Kernels != KernelChoice.General && op.Groups == 1 && op.Taps == 1 && source.IsChannelsLast && target.IsChannelsLast && place.Output!.Shape.Pixels > 1 && op.Window.Count is 1 or 2 && op.Window.All(axis => axis is { PadBegin: 0, PadEnd: 0, Overhang: 0 });
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
        int mostBands = MapBands.Most(length, map.Pixels);
        int filtersPerRow = FiltersPerRow(builder, op, place, mostBands);
        int shares = filtersPerRow > 0 ? BufferLayout.RoundUp(op.Filters) / filtersPerRow : 1;
        int blocks = Blocks(length, map.Pixels, sizeof(float) * (long)channels);
        int bands = MapBands.Count((long)shares * blocks, Math.Max(1, mostBands / blocks));
        bool isBandByBand = sizeof(float) * (long)channels * BufferLayout.RoundUp(op.Filters) <= Math.Min(WeightsInCache, sizeof(float) * map.Pixels * channels);
        PointwiseStep step = new()
        {
            Place = place,
            Filters = op.Filters,
            Channels = channels,
            IsRun = isRun,
            Length = length,
            Width = width,
            Stride = op.Window[op.Window.Count - 1].Stride,
            HasGaps = isRun && others.Any(layout => RowGap(layout, width) != 0),
            Blocks = blocks,
            BandsPerBlock = bands,
            IsBandByBand = isBandByBand,
            FiltersPerRow = filtersPerRow,
            PartialSums = partialSums,
            AddsInput = op.AddsInput,
            WeightsOffset = weights,
            BiasOffset = bias,
            Sizes = [],
            Rows = blocks * shares * bands,
        };
        return step with { Sizes = Sizes(step, shares, op.Window.Count == 1 ? 0 : (long)op.Window[0].Stride * source.AxisStrides[0], others) };
    }

    private static EquatableArray<KernelArgument> Sizes(PointwiseStep step, int shares, long sourceRow, BufferLayout[] others)
    {
        BufferLayout target = others[others.Length - 1];
        List<KernelArgument> sizes =
        [
            new("int", "run", step.Channels / Math.Max(1, step.PartialSums)),
            new("nint", "block", (long)step.Channels * StepBuilder.Block),
            new("int", "filters", BufferLayout.RoundUp(step.Filters)),
            new("int", "length", step.Length),
            new("int", "width", step.Width),
            new("int", "bands", step.Bands),
            new("int", "bandsPerBlock", step.BandsPerBlock),
            new("int", "bandStep", step.IsBandByBand ? shares : 1),
            new("int", "shares", shares),
            new("int", "shareStep", step.IsBandByBand ? 1 : step.BandsPerBlock),
            new("int", "targetPitch", target.PixelPitch),
            new("int", "targetRow", RowStride(target, step.Width)),
        ];
        if (step.PartialSums > 0)
            sizes.Add(new("int", "parts", step.PartialSums));
        if (!step.IsRun)
            sizes.Add(new("int", "sourceRow", sourceRow));
        if (step.AddsInput)
            sizes.AddRange([new("int", "otherPitch", others[0].PixelPitch), new("int", "otherRow", RowStride(others[0], step.Width))]);
        return sizes.ToEquatableArray();
    }

    private static long RowStride(BufferLayout layout, int width) => layout.AxisStrides.Count == 1 ? (long)width * layout.PixelPitch : layout.AxisStrides[0];

    private static long RowGap(BufferLayout layout, int width) => RowStride(layout, width) - ((long)width * layout.PixelPitch);

    /// <summary>Blocks of rows or pixels, each of which stays in the cache.</summary>
    private static int Blocks(int length, long pixels, long pixelBytes) =>
        pixels * pixelBytes <= MapInCache ? 1 : (int)Math.Min(Math.Min(length, Math.Max(1, pixels / LeastPixels)), ((pixels * pixelBytes) + BlockInCache - 1) / BlockInCache);

    /// <summary>
    /// Filters whose weights pass by a block before the next: few, so that threads have something to claim, and as tiles of up to four vectors divide them. 0 where none would, or
    /// would reach into a neighbour.
    /// </summary>
    private static int FiltersPerRow(StepBuilder builder, ConvOp op, StepPlace place, int mostBands)
    {
        int blocks = StepBuilder.Blocks(op.Filters);
        BufferView output = place.Output!;
        BufferLayout target = builder.LayoutOf(output);
        bool isWhole = op.Filters % StepBuilder.Block == 0
            || (output.Channel + op.Filters == target.Shape.Channels && output.Channel + BufferLayout.RoundUp(op.Filters) <= target.PixelPitch);
        if (!isWhole || blocks == 1)
            return 0;
        int[] counts = [.. (blocks >= 96 ? [12, 4, 6, 3, 2] : (int[])[4, 6, 3, 2]).Where(size => blocks % size == 0)];

        // The first that is enough for threads, or else the one that makes the most.
        return StepBuilder.Block * (counts.FirstOrDefault(count => MapBands.IsEnough((long)blocks / count * mostBands)) is var first and > 0 ? first : counts.DefaultIfEmpty(0).Last());
    }
}
