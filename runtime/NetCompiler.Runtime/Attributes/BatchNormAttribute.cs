namespace NetCompiler;

/// <summary>
/// Batch normalisation with the stored constants: γ·(x − μ)/√(σ² + ε) + β per channel. Tensors of C values each: <c>{name}.weight</c> (γ),
/// <c>{name}.bias</c> (β), <c>{name}.running_mean</c> (μ), <c>{name}.running_var</c> (σ²). Default names bn1, bn2 …. Right after a convolution
/// or a dense layer it is folded into the weights while they load.
/// </summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct, AllowMultiple = true, Inherited = false)]
public sealed class BatchNormAttribute : LayerAttribute
{
    /// <summary>The ε added to the variance. Default 1e-5.</summary>
    public double Epsilon { get; set; } = 1e-5;

    /// <summary>One of each constant for every value rather than for every channel: the tensors are of C×D… (the course's "batch norm 2-D"). Default false.</summary>
    public bool PerPixel { get; set; }
}
