using NetCompiler.Compiler.Collections;
using NetCompiler.Compiler.Graph;
using NetCompiler.Compiler.Graph.Ops;

namespace NetCompiler.Compiler.Schedule.Steps;

/// <summary>Pooling of planar maps with windows inside the map: rows are combined as vectors, then the values of each window.</summary>
public sealed record PlanarPoolStep : Step
{
    public required PoolKind Kind { get; init; }

    public required EquatableArray<WindowAxis> Window { get; init; }

    public required int Channels { get; init; }
}
