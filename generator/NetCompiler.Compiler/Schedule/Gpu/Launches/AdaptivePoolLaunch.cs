namespace NetCompiler.Compiler.Schedule.Gpu.Launches;

/// <summary>The means of windows of different sizes, as many as the output has pixels.</summary>
public sealed record AdaptivePoolLaunch : ValueLaunch;
