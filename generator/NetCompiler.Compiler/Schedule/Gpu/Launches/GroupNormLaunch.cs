using NetCompiler.Compiler.Collections;

namespace NetCompiler.Compiler.Schedule.Gpu.Launches;

/// <summary>(x − mean)/√(variance + ε) over each group of neighbouring channels and all pixels; a layer norm over a whole map is that of a single group.</summary>
public sealed record GroupNormLaunch : ReductionLaunch
{
    /// <summary>Groups of channels of a sample.</summary>
    public required int Groups { get; init; }

    public required double Epsilon { get; init; }

    /// <summary>Factors and summands are one for each value rather than one for each channel.</summary>
    public bool HasMapAffine { get; init; }

    /// <summary>The factors; −1 for none.</summary>
    public required int ScaleOffset { get; init; }

    public required int ShiftOffset { get; init; }

    public int ChannelsPerGroup => Input.Shape.Channels / Groups;

    /// <summary>Values of a group.</summary>
    public long Values => ChannelsPerGroup * Input.Shape.Pixels;

    public bool IsAffine => ScaleOffset >= 0;

    public override EquatableArray<int> WeightOffsets => IsAffine ? [ScaleOffset, ShiftOffset] : [];

    public override long WeightValues => !IsAffine ? 0 : 2 * (HasMapAffine ? Input.Shape.Length : Input.Shape.Channels);

    public override long SetsPerSample => Groups;

    public override int Reductions => 2;
}
