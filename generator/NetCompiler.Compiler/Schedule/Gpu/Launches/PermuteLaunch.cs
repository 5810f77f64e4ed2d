using NetCompiler.Compiler.Collections;

namespace NetCompiler.Compiler.Schedule.Gpu.Launches;

/// <summary>The axes in another order: each value is brought from its place in the input.</summary>
public sealed record PermuteLaunch : ValueLaunch
{
    /// <summary>For each axis of the output that of the input, 0 being channels.</summary>
    public required EquatableArray<int> Order { get; init; }
}
