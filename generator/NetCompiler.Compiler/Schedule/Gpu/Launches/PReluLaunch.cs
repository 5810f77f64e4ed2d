using NetCompiler.Compiler.Collections;

namespace NetCompiler.Compiler.Schedule.Gpu.Launches;

/// <summary>A rectifier with a learnt slope per channel, or one for all.</summary>
public sealed record PReluLaunch : ValueLaunch
{
    public required bool IsShared { get; init; }

    public required int SlopeOffset { get; init; }

    public override EquatableArray<int> WeightOffsets => [SlopeOffset];

    public override long WeightValues => IsShared ? 1 : Target.Shape.Channels;
}
