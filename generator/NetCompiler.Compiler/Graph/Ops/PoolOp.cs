using NetCompiler.Compiler.Collections;

namespace NetCompiler.Compiler.Graph.Ops;

/// <summary>How a window becomes one value.</summary>
public enum PoolKind
{
    Max,
    Average,
}

/// <summary>Pooling of each channel. C×D… → C×((D + P − F)/S + 1)….</summary>
public sealed record PoolOp : ProducerOp
{
    public required PoolKind Kind { get; init; }

    /// <summary>One per spatial axis.</summary>
    public required EquatableArray<WindowAxis> Window { get; init; }

    /// <summary>Whether padding (never the overhang) counts as zeros in a mean.</summary>
    public bool CountPad { get; init; }
}
