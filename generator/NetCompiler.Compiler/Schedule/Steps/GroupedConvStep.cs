using NetCompiler.Compiler.Collections;
using NetCompiler.Compiler.Graph;

namespace NetCompiler.Compiler.Schedule.Steps;

/// <summary>
/// Convolution whose groups are no whole blocks of 16 filters; depthwise is the one whose groups are single channels. Lanes are filters, and a vector of neighbouring channels is the input of all of
/// them: with several channels in a group it is permuted so that every lane gets the same one of its own group (<see cref="GroupLanes"/>). Sums add channel by channel of the group, for each all taps in order.
/// </summary>
public sealed record GroupedConvStep : Step
{
    public override bool HasTile => true;

    public required EquatableArray<WindowAxis> Window { get; init; }

    public override EquatableArray<WindowAxis> PaddedWindow => Taps == 0 ? [] : Window;

    /// <summary>As of a <see cref="ConvStep"/>: a phase of a transposed convolution.</summary>
    public EquatableArray<int> OutputScale { get; init; }

    /// <summary>The first pixel it makes on each axis; empty for the map's first.</summary>
    public EquatableArray<int> OutputPhase { get; init; }

    public override EquatableArray<int> FirstWritten => OutputPhase;

    public required int Filters { get; init; }

    public required int ChannelsPerGroup { get; init; }

    /// <summary>No multiple of 16.</summary>
    public required int FiltersPerGroup { get; init; }

    /// <summary>The second value it reads is added to each sum before the epilogue: the shortcut of a residual block.</summary>
    public bool AddsInput { get; init; }

    public override EquatableArray<int> Replaceable => AddsInput ? [1] : [];

    public required int WeightsOffset { get; init; }

    public required int BiasOffset { get; init; }

    public GroupLanes Lanes(Target target) => new(target.Lanes, FiltersPerGroup, ChannelsPerGroup);

    /// <summary>Taps of the window; 0 where the bias is all there is.</summary>
    public int Taps => Window.Aggregate(1, (product, axis) => product * axis.Size);

    /// <summary>How far neighbouring outputs are apart on an axis, in pixels of the map.</summary>
    public int ScaleOf(int axis) => OutputScale.IsEmpty ? 1 : OutputScale[axis];

    public override EquatableArray<int> WeightOffsets => [WeightsOffset, BiasOffset];
}
