namespace NetCompiler.Compiler.Graph.Ops;

/// <summary>The network's input, C×D…; brings it into the arena and standardises it on the way.</summary>
public sealed record InputOp : ProducerOp
{
    /// <summary>Which of the network's inputs it is, in the order of Forward's parameters.</summary>
    public int Index { get; init; }

    /// <summary>What <c>Normalize</c> said, once the pass has folded it in.</summary>
    public NormalizeOp? Normalize { get; init; }

    /// <summary>The name of the folded layer, for its mean picture's tensor.</summary>
    public string NormalizeName { get; init; } = "";
}
