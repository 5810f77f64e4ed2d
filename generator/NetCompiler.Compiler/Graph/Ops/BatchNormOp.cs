namespace NetCompiler.Compiler.Graph.Ops;

/// <summary>γ·(x − μ)/√(σ² + ε) + β per channel with stored constants. C×D… → C×D….</summary>
public sealed record BatchNormOp : ProducerOp
{
    public required double Epsilon { get; init; }
}
