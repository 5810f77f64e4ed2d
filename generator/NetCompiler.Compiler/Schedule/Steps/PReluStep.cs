using NetCompiler.Compiler.Collections;

namespace NetCompiler.Compiler.Schedule.Steps;

/// <summary>A learnt slope where values are negative; lanes are channels.</summary>
public sealed record PReluStep : Step
{
    /// <summary>One slope for all channels.</summary>
    public required bool IsShared { get; init; }

    public required int SlopeOffset { get; init; }

    public override EquatableArray<int> Replaceable => [0];

    public override EquatableArray<int> WeightOffsets => [SlopeOffset];
}
