using NetCompiler.Compiler.Graph.Ops;

namespace NetCompiler.Compiler.Schedule.Steps;

/// <summary>Pooling of each channel over all pixels; lanes are channels.</summary>
public sealed record GlobalPoolStep : Step
{
    public required PoolKind Kind { get; init; }

    public required int Channels { get; init; }

    public required int Pixels { get; init; }

    /// <summary>Partial results that are under way together, combined pairwise in a tree.</summary>
    public required int Chains { get; init; }
}
