namespace NetCompiler.Compiler.Schedule.Gpu.Launches;

/// <summary>Interleaves groups of channels in each pixel: channel g·(C/G) + i becomes channel i·G + g.</summary>
public sealed record ShuffleLaunch : ValueLaunch
{
    public required int Groups { get; init; }
}
