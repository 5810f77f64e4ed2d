using NetCompiler.Compiler.Collections;

namespace NetCompiler.Compiler.Schedule.Steps;

/// <summary>A factor and a summand per channel, or per value; lanes are channels.</summary>
public sealed record BatchNormStep : Step
{
    public required int Channels { get; init; }

    /// <summary>Factor and summand are one for each value of the map.</summary>
    public bool IsPerPixel { get; init; }

    public required int ScaleOffset { get; init; }

    public required int ShiftOffset { get; init; }

    public override EquatableArray<int> Replaceable => [0];

    public override EquatableArray<int> WeightOffsets => [ScaleOffset, ShiftOffset];
}
