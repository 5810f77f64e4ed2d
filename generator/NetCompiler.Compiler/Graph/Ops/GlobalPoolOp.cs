namespace NetCompiler.Compiler.Graph.Ops;

/// <summary>Pooling of each channel over all its pixels. C×D… → C.</summary>
public sealed record GlobalPoolOp : ProducerOp
{
    public required PoolKind Kind { get; init; }

    /// <summary>How many partial results each channel is made of: pixel p goes to result p mod chains, and they are combined pairwise in a tree. 0 until it is chosen.</summary>
    public int Chains { get; init; }
}
