namespace NetCompiler.Compiler.Graph.Ops;

/// <summary>Pooling of each channel over all its pixels. C×D… → C.</summary>
public sealed record GlobalPoolOp : ProducerOp
{
    public required PoolKind Kind { get; init; }
}
