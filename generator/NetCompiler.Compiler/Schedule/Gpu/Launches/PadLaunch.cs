using NetCompiler.Compiler.Collections;
using NetCompiler.Compiler.Graph.Ops;

namespace NetCompiler.Compiler.Schedule.Gpu.Launches;

/// <summary>A border as part of the map: each pixel is copied from its place in the input, or is zero.</summary>
public sealed record PadLaunch : ValueLaunch
{
    /// <summary>Pixels before the input, one per axis.</summary>
    public required EquatableArray<int> Begin { get; init; }

    public required PadMode Mode { get; init; }
}
