using NetCompiler.Compiler.Schedule.Steps;

namespace NetCompiler.Compiler.Schedule.Gpu.Launches;

/// <summary>The sum or product of two maps, value by value.</summary>
public sealed record ElementwiseLaunch : ValueLaunch
{
    public required ElementwiseKind Kind { get; init; }

    /// <summary>The second value is one pixel, which meets every pixel of the first.</summary>
    public required bool IsBroadcast { get; init; }
}
