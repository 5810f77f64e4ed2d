namespace NetCompiler.Compiler.Graph.Ops;

/// <summary>γ·(x − μ)/√(σ² + ε) + β with stored constants, one of each per channel or per value. C×D… → C×D….</summary>
public sealed record BatchNormOp : ProducerOp
{
    public required double Epsilon { get; init; }

    /// <summary>The four constants are of C×D… rather than of C: the course's "batch norm 2-D".</summary>
    public bool PerPixel { get; init; }
}
