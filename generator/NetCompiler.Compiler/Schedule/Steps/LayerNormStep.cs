using NetCompiler.Compiler.Collections;

namespace NetCompiler.Compiler.Schedule.Steps;

/// <summary>Mean and variance of the channels of each pixel, and what they make of each value; lanes are channels.</summary>
public sealed record LayerNormStep : Step
{
    public required int Channels { get; init; }

    /// <summary>Runs of 16 partial sums each; the same on every instruction set.</summary>
    public required int Chains { get; init; }

    public required double Epsilon { get; init; }

    /// <summary>Factor and summand are one for each value of the map rather than for each channel.</summary>
    public bool HasMapAffine { get; init; }

    public required int ScaleOffset { get; init; }

    public required int ShiftOffset { get; init; }

    public override EquatableArray<int> Replaceable => [0];

    public override EquatableArray<int> WeightOffsets => [ScaleOffset, ShiftOffset];
}
