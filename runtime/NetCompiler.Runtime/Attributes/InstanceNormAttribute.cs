namespace NetCompiler;

/// <summary>
/// (x − mean)/√(variance + ε) with mean and variance of all pixels of each channel, and with tensors times γ plus β. Tensors of C values each:
/// <c>{name}.weight</c> (γ), <c>{name}.bias</c> (β). Default names in1, in2 ….
/// </summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct, AllowMultiple = true, Inherited = false)]
public sealed class InstanceNormAttribute : LayerAttribute
{
    /// <summary>The ε added to the variance. Default 1e-5.</summary>
    public double Epsilon { get; set; } = 1e-5;

    /// <summary>Whether there are tensors, one γ and one β for each channel. Default false.</summary>
    public bool Affine { get; set; }
}
