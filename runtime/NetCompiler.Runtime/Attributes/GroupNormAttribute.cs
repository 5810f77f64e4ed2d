namespace NetCompiler;

/// <summary>
/// (x − mean)/√(variance + ε)·γ + β with mean and variance of each group of neighbouring channels and all their pixels. Tensors of C values
/// each: <c>{name}.weight</c> (γ), <c>{name}.bias</c> (β). Default names gn1, gn2 ….
/// </summary>
/// <param name="groups">The number of groups, which must divide the channels.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct, AllowMultiple = true, Inherited = false)]
public sealed class GroupNormAttribute(int groups) : LayerAttribute
{
    /// <summary>The number of groups, which must divide the channels.</summary>
    public int Groups { get; } = groups;

    /// <summary>The ε added to the variance. Default 1e-5.</summary>
    public double Epsilon { get; set; } = 1e-5;

    /// <summary>Whether there are tensors, one γ and one β for each channel. Default true.</summary>
    public bool Affine { get; set; } = true;
}
