namespace NetCompiler;

/// <summary>
/// (x − mean)/√(variance + ε)·γ + β with mean and variance of the channels of each pixel, or of the whole sample. Tensors of C values each:
/// <c>{name}.weight</c> (γ), <c>{name}.bias</c> (β). Default names ln1, ln2 ….
/// </summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct, AllowMultiple = true, Inherited = false)]
public sealed class LayerNormAttribute : LayerAttribute
{
    /// <summary>The ε added to the variance. Default 1e-5.</summary>
    public double Epsilon { get; set; } = 1e-5;

    /// <summary>Mean and variance of all C·D… values, and tensors of C×D…. Default false.</summary>
    public bool WholeMap { get; set; }

    /// <summary>Tensors of C×D… rather than of C, where mean and variance are each pixel's. Default false.</summary>
    public bool MapAffine { get; set; }
}
