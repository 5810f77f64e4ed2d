using NetCompiler.Compiler.Graph;

namespace NetCompiler.Compiler.Schedule.Gpu.Launches;

/// <summary>A kernel whose every thread makes one value by itself; neighbouring threads make neighbouring channels, so that their accesses fall together.</summary>
public abstract record ValueLaunch : Launch
{
    /// <summary>Threads of a group: eight warps keep a multiprocessor busy while one waits for memory.</summary>
    public const int GroupThreads = 256;

    public sealed override int Threads => GroupThreads;

    /// <summary>The values of a sample that it makes: the whole output, unless it makes a part of it.</summary>
    public virtual Shape Made => Target.Shape;

    public sealed override GpuGrid Grid => new(Made.Length, GroupThreads);

    public override int Registers => 32;
}
