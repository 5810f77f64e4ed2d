namespace NetCompiler.Compiler.Schedule.Gpu.Launches;

/// <summary>Hands a value to the caller, channels first.</summary>
public sealed record OutputLaunch : Launch
{
    /// <summary>Which of the network's outputs it is.</summary>
    public required int Index { get; init; }

    public override int Threads => ValueLaunch.GroupThreads;

    public override GpuGrid Grid => new(Input.Shape.Length, ValueLaunch.GroupThreads);

    public override int Registers => 24;
}
