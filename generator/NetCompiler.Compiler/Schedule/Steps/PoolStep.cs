using NetCompiler.Compiler.Collections;
using NetCompiler.Compiler.Graph;
using NetCompiler.Compiler.Graph.Ops;

namespace NetCompiler.Compiler.Schedule.Steps;

/// <summary>Pooling of each channel; lanes are channels.</summary>
public sealed record PoolStep : Step
{
    public required PoolKind Kind { get; init; }

    public required EquatableArray<WindowAxis> Window { get; init; }

    public required int Channels { get; init; }

    /// <summary>Whether padding counts in a mean.</summary>
    public bool CountPad { get; init; }

    /// <summary>Whether windows reach outside the map and are clipped to it.</summary>
    public bool IsClipped { get; init; }

    /// <summary>A tile of channels moves along a row and keeps the maxima of the columns that neighbouring windows share.</summary>
    public bool IsSliding { get; init; }
}
