using NetCompiler.Compiler.Collections;
using NetCompiler.Compiler.Graph;

namespace NetCompiler.Compiler.Schedule.Steps;

/// <summary>Direct convolution: lanes are filters, and each value of the input meets a vector of weights.</summary>
public sealed record ConvStep : Step
{
    public override bool HasTile => true;

    public required EquatableArray<WindowAxis> Window { get; init; }

    public override EquatableArray<WindowAxis> PaddedWindow => Taps == 0 ? [] : Window;

    /// <summary>
    /// How far its pixels are apart in the map that it writes, on each axis, where it makes only every second or third of them: a phase of a transposed convolution.
    /// Empty for neighbours.
    /// </summary>
    public EquatableArray<int> OutputScale { get; init; }

    /// <summary>The first pixel it makes on each axis; empty for the map's first.</summary>
    public EquatableArray<int> OutputPhase { get; init; }

    public override EquatableArray<int> FirstWritten => OutputPhase;

    public required int Filters { get; init; }

    /// <summary>Input channels that a block of 16 filters reads: all of them, or with groups those of the block's group.</summary>
    public required int ChannelsPerBlock { get; init; }

    /// <summary>The first of those channels for each block of 16 filters.</summary>
    public required EquatableArray<int> FirstChannels { get; init; }

    /// <summary>The last axis of the window and its channels are one run of memory.</summary>
    public required bool ReadsRuns { get; init; }

    /// <summary>The border holds zeros, so rows of taps that meet nothing else are left out.</summary>
    public bool SkipsBorder { get; init; }

    /// <summary>
    /// Taps along a row are summed one by one rather than as one run, so that a tile of whole rows can leave out those that meet the border.
    /// </summary>
    public bool IsTapByTap { get; init; }

    /// <summary>
    /// Long sums are made of partial ones, or their rounding would grow with their length: each run of values that is read gives so many partial sums, which
    /// are added to the bias in order. 0 for one sum.
    /// </summary>
    public int PartialSums { get; init; }

    /// <summary>The taps of a row make one partial sum together: each alone would be too short.</summary>
    public bool JoinsTaps { get; init; }

    /// <summary>
    /// Value k of a run is added to sum k mod Chains, and these are added up in order: few outputs would otherwise wait for each other's multiply-adds.
    /// </summary>
    public int Chains { get; init; } = 1;

    /// <summary>
    /// Filters of one of its <see cref="Step.Rows"/>, which a band of the map passes before the next: weights that do not stay in the second-level cache are then read
    /// once a band, not once a row. A multiple of 16 that divides all of them; 0 where its rows are those of the map.
    /// </summary>
    public int FiltersPerShare { get; init; }

    /// <summary>Bands of rows, all of which pass a share of the filters before the next, each in one of its <see cref="Step.Rows"/>; one where shares are enough for threads.</summary>
    public int Bands { get; init; } = 1;

    /// <summary>The second value it reads is added to each sum before the epilogue: the shortcut of a residual block.</summary>
    public bool AddsInput { get; init; }

    public override EquatableArray<int> Replaceable => AddsInput ? [1] : [];

    public required int WeightsOffset { get; init; }

    public required int BiasOffset { get; init; }

    /// <summary>Taps of the window; 0 where the bias is all there is.</summary>
    public int Taps => Window.Aggregate(1, (product, axis) => product * axis.Size);

    /// <summary>
    /// Channels, filters, width and the strides of rows are arguments of the kernel rather than written into it: in a network of many convolutions whole families then
    /// share one. What the inner loop addresses with (pitch, stride, taps, tile) stays a constant. Empty where all sizes are constants.
    /// </summary>
    public EquatableArray<KernelArgument> Sizes { get; init; }

    public override EquatableArray<KernelArgument> Arguments => Sizes;

    public bool TakesSizes => !Sizes.IsEmpty;

    /// <summary>Values that the inner loop reads one after the other: of the last axis of the window and its channels, or of one tap.</summary>
    public int RunLength => ReadsRuns && !IsTapByTap ? Window[Window.Count - 1].Size * ChannelsPerBlock : ChannelsPerBlock == 1 ? Window[Window.Count - 1].Size : ChannelsPerBlock;

    /// <summary>Input values that make one output.</summary>
    public int Depth => Taps * ChannelsPerBlock;

    /// <summary>How far neighbouring outputs are apart on an axis, in pixels of the map.</summary>
    public int ScaleOf(int axis) => OutputScale.IsEmpty ? 1 : OutputScale[axis];

    public override EquatableArray<int> WeightOffsets => [WeightsOffset, BiasOffset];
}
