using NetCompiler.Compiler.Collections;

namespace NetCompiler.Compiler.Schedule.Gpu.Launches;

/// <summary>(x − mean)/√(variance + ε)·γ + β over the channels of each pixel; neighbouring threads read neighbouring channels.</summary>
public sealed record LayerNormLaunch : ReductionLaunch
{
    public required double Epsilon { get; init; }

    /// <summary>Factors and summands are one for each value rather than one for each channel.</summary>
    public required bool HasMapAffine { get; init; }

    public required int ScaleOffset { get; init; }

    public required int ShiftOffset { get; init; }

    public override EquatableArray<int> WeightOffsets => [ScaleOffset, ShiftOffset];

    public override long WeightValues => 2 * (HasMapAffine ? Input.Shape.Length : Input.Shape.Channels);

    public override long SetsPerSample => Input.Shape.Pixels;

    public override int Reductions => 2;
}
