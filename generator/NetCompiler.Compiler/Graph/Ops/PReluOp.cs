namespace NetCompiler.Compiler.Graph.Ops;

/// <summary>x where x ≥ 0, a·x elsewhere with a learnt a: <c>{name}.weight</c> of one per channel, or of 1. The shape stays.</summary>
public sealed record PReluOp : ProducerOp
{
    /// <summary>One slope for all channels.</summary>
    public bool Shared { get; init; }
}
