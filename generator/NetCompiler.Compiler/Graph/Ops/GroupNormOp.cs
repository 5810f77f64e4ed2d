namespace NetCompiler.Compiler.Graph.Ops;

/// <summary>
/// (x − mean)/√(variance + ε) over each group of neighbouring channels and all their pixels; as many groups as channels is instance norm. With
/// <see cref="Affine"/> times γ plus β per channel (<c>{name}.weight</c>, <c>{name}.bias</c>). The shape stays.
/// </summary>
public sealed record GroupNormOp : ProducerOp
{
    public required int Groups { get; init; }

    public required double Epsilon { get; init; }

    public required bool Affine { get; init; }
}
