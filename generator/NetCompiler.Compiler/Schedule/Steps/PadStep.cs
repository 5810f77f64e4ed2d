using NetCompiler.Compiler.Collections;
using NetCompiler.Compiler.Graph.Ops;

namespace NetCompiler.Compiler.Schedule.Steps;

/// <summary>A border as part of the map: each pixel is copied from its place in the input, or is zero; lanes are channels.</summary>
public sealed record PadStep : Step
{
    /// <summary>Pixels before the input, one per axis.</summary>
    public required EquatableArray<int> Begin { get; init; }

    public required PadMode Mode { get; init; }
}
