namespace NetCompiler.Compiler.Graph.Ops;

/// <summary>Fully connected. N → units; after the pass that elides flattening, C×D… → units with weights in flattened order.</summary>
public sealed record DenseOp : ProducerOp
{
    public required int Units { get; init; }

    public bool Bias { get; init; } = true;

    /// <summary>The batch norm folded into the weights while they load, if any.</summary>
    public FoldedNorm? Norm { get; init; }

    /// <summary>
    /// How many partial sums each output is made of: input k goes to sum k mod chains, and the sums are added pairwise in a
    /// tree. Chosen here and not by the schedule, because it decides the bits of the result. 0 until it is chosen.
    /// </summary>
    public int Chains { get; init; }
}
