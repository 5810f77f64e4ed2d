using NetCompiler.Compiler.Graph.Ops;

namespace NetCompiler.Compiler.Schedule.Gpu.Launches;

/// <summary>The largest value or the mean of each channel; neighbouring threads read neighbouring channels.</summary>
public sealed record GlobalPoolLaunch : ReductionLaunch
{
    public required PoolKind Kind { get; init; }

    public override long SetsPerSample => Input.Shape.Channels;

    public override int Reductions => 1;
}
