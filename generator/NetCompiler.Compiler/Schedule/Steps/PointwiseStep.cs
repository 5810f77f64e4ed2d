using NetCompiler.Compiler.Collections;

namespace NetCompiler.Compiler.Schedule.Steps;

/// <summary>
/// A 1×1 convolution, which is a product of matrices: pixels × channels by channels × filters. Lanes are filters, as in a <see cref="ConvStep"/> with the same packed weights. What
/// differs is the order in which tiles are computed: all of a block that stays in the second-level cache before the next, so that neither weights nor map are read once a row.
/// </summary>
public sealed record PointwiseStep : Step
{
    public override bool HasTile => true;

    public required int Filters { get; init; }

    public required int Channels { get; init; }

    /// <summary>
    /// The map that is read has no gap between its rows and every pixel is read: all pixels are one run, and tiles go on from one row to the next. Otherwise a tile is part of a row.
    /// </summary>
    public required bool IsRun { get; init; }

    /// <summary>Of what is cut into blocks: the pixels of the run, or the rows.</summary>
    public required int Length { get; init; }

    /// <summary>Pixels of a row.</summary>
    public required int Width { get; init; }

    /// <summary>The distance of two pixels that are read, in pixels of the map.</summary>
    public required int Stride { get; init; }

    /// <summary>A run whose results lie in a map with a border, or are added to one: places jump where a row ends.</summary>
    public required bool HasGaps { get; init; }

    /// <summary>Blocks of <see cref="Length"/>, each of which stays in the cache while the filters pass.</summary>
    public required int Blocks { get; init; }

    /// <summary>Bands of a block: each of its <see cref="Step.Rows"/> is a band and a share of the filters. All bands are as long, but for one pixel or row.</summary>
    public required int BandsPerBlock { get; init; }

    /// <summary>
    /// All shares pass a band before the next, so that a thread reads the band of the map that it is likely to have written itself. Otherwise all bands of a block pass a share before
    /// the next: a thread reads the weights of its own shares, once.
    /// </summary>
    public required bool IsBandByBand { get; init; }

    /// <summary>Filters of a share, a multiple of 16 that divides all of them; 0 where filters are not shared out.</summary>
    public required int FiltersPerRow { get; init; }

    /// <summary>As of a <see cref="ConvStep"/>.</summary>
    public required int PartialSums { get; init; }

    /// <summary>The second value it reads is added to each sum before the epilogue: the shortcut of a residual block.</summary>
    public required bool AddsInput { get; init; }

    public override EquatableArray<int> Replaceable => AddsInput ? [1] : [];

    public required int WeightsOffset { get; init; }

    public required int BiasOffset { get; init; }

    /// <summary>Everything but pitch and stride is an argument: layers of one tile share a kernel.</summary>
    public required EquatableArray<KernelArgument> Sizes { get; init; }

    public override EquatableArray<KernelArgument> Arguments => Sizes;

    public override EquatableArray<int> WeightOffsets => [WeightsOffset, BiasOffset];

    public int Bands => Blocks * BandsPerBlock;

    /// <summary>The pixels that a tile's must divide, or waste, the fewest first: of a band, or of a row.</summary>
    public IEnumerable<int> Reaches => IsRun ? new[] { Length / Bands, (Length + Bands - 1) / Bands }.Distinct() : [Width];
}
