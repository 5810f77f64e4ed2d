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

    /// <summary>Of <see cref="Length"/> in a block, which stays in the cache while the filters pass; the last block also takes what is left, which is less than another.</summary>
    public required int BlockLength { get; init; }

    /// <summary>
    /// Of <see cref="BlockLength"/> in one of its <see cref="Step.Rows"/>: each row is a part of a block and a share of the filters. The last part also takes what is left.
    /// </summary>
    public required int PartLength { get; init; }

    /// <summary>
    /// All shares pass a part before the next, so that a thread reads the part of the map that it is likely to have written itself. Otherwise all parts pass a share before
    /// the next: a thread reads the weights of its own shares, once.
    /// </summary>
    public required bool IsPartByPart { get; init; }

    /// <summary>Filters of a share, a multiple of 16 that divides all of them; 0 where filters are not shared out.</summary>
    public required int FiltersPerRow { get; init; }

    /// <summary>As of a <see cref="ConvStep"/>.</summary>
    public required int PartialSums { get; init; }

    /// <summary>The second value it reads is added to each sum before the epilogue: the shortcut of a residual block.</summary>
    public required bool AddsInput { get; init; }

    public required int WeightsOffset { get; init; }

    public required int BiasOffset { get; init; }

    /// <summary>Everything but pitch and stride is an argument: layers of one tile share a kernel.</summary>
    public required EquatableArray<KernelArgument> Sizes { get; init; }

    public override EquatableArray<KernelArgument> Arguments => Sizes;

    public override EquatableArray<int> WeightOffsets => [WeightsOffset, BiasOffset];

    /// <summary>The pixels that a tile's must divide, or waste: of the parts, or of a row.</summary>
    public IEnumerable<int> Reaches => IsRun ? new[] { PartLength, LastPart(BlockLength), LastPart(Length - (((Length / BlockLength) - 1) * BlockLength)) }.Distinct() : [Width];

    private int LastPart(int block) => block - (((BlockLength / PartLength) - 1) * PartLength);
}
