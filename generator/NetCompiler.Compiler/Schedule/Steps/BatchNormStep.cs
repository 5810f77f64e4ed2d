using NetCompiler.Compiler.Collections;

namespace NetCompiler.Compiler.Schedule.Steps;

/// <summary>A factor and a summand per channel; lanes are channels.</summary>
public sealed record BatchNormStep : Step
{
    public required int Channels { get; init; }

    public required int ScaleOffset { get; init; }

    public required int ShiftOffset { get; init; }

    public override EquatableArray<int> WeightOffsets => [ScaleOffset, ShiftOffset];
}
