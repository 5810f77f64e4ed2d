namespace NetCompiler.Compiler.Graph.Ops;

/// <summary>
/// (x − mean)/√(variance + ε)·γ + β over the channels of each pixel, or over the whole sample. γ and β (<c>{name}.weight</c>, <c>{name}.bias</c>) are one
/// per channel, or of the value's shape. The shape stays.
/// </summary>
public sealed record LayerNormOp : ProducerOp
{
    public required double Epsilon { get; init; }

    /// <summary>Mean and variance of all C·D… values rather than of each pixel's channels.</summary>
    public bool WholeMap { get; init; }

    /// <summary>γ and β are of C×D… rather than of C; always with <see cref="WholeMap"/>.</summary>
    public bool MapAffine { get; init; }
}
