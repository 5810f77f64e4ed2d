using NetCompiler.Compiler.Collections;

namespace NetCompiler.Compiler.Schedule.Steps;

/// <summary>
/// Mean and variance of groups of neighbouring channels over all pixels, and what they make of each value; lanes are channels. Reads a second buffer, two runs of
/// floats for the sums of each channel, where a group has several. A row is some neighbouring channels with all their pixels.
/// </summary>
public sealed record GroupNormStep : Step
{
    public required int ChannelsPerGroup { get; init; }

    /// <summary>Channels of one row: whole groups, and whole vectors where there are several rows.</summary>
    public required int ChannelsPerRow { get; init; }

    public required double Epsilon { get; init; }

    /// <summary>Factor and summand are one for each value of the map rather than for each channel.</summary>
    public bool HasMapAffine { get; init; }

    /// <summary>Where the factors lie in the packed weights; −1 for none.</summary>
    public required int ScaleOffset { get; init; }

    public required int ShiftOffset { get; init; }

    public override EquatableArray<int> WeightOffsets => ScaleOffset < 0 ? [] : [ScaleOffset, ShiftOffset];
}
