namespace NetCompiler.Compiler.Schedule.Gpu.Launches;

/// <summary>A kernel whose results are each made of many values, by several threads.</summary>
public abstract record ReductionLaunch : Launch
{
    /// <summary>How a group's threads share out the results.</summary>
    public required ThreadSplit Split { get; init; }

    /// <summary>Results of one sample.</summary>
    public abstract long SetsPerSample { get; }

    /// <summary>How often parts are combined, each time in shared memory of its own.</summary>
    public abstract int Reductions { get; }

    public sealed override int Threads => Split.Threads;

    public sealed override GpuGrid Grid => new(SetsPerSample, Split.Sets);

    public sealed override int SharedFloats => Split.Parts == 1 ? 0 : Reductions * Split.Threads;

    public override int Registers => 32;
}
