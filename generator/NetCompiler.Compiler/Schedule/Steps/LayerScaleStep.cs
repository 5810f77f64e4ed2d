using NetCompiler.Compiler.Collections;

namespace NetCompiler.Compiler.Schedule.Steps;

/// <summary>A factor per channel, where no layer before could take it into its weights; lanes are channels.</summary>
public sealed record LayerScaleStep : Step
{
    public required int FactorOffset { get; init; }

    public override EquatableArray<int> Replaceable => [0];

    public override EquatableArray<int> WeightOffsets => [FactorOffset];
}
