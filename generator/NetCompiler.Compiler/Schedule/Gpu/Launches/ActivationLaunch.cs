namespace NetCompiler.Compiler.Schedule.Gpu.Launches;

/// <summary>Functions of each value alone: those of the epilogue.</summary>
public sealed record ActivationLaunch : ValueLaunch;
