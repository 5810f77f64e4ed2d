using NetCompiler.Compiler.Collections;

namespace NetCompiler.Compiler.Schedule.Gpu.Launches;

/// <summary>A learnt factor per channel.</summary>
public sealed record LayerScaleLaunch : ValueLaunch
{
    public required int FactorOffset { get; init; }

    public override EquatableArray<int> WeightOffsets => [FactorOffset];

    public override long WeightValues => Target.Shape.Channels;
}
