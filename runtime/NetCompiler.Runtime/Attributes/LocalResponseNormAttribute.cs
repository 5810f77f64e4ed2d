namespace NetCompiler;

/// <summary>
/// AlexNet's norm across neighbouring channels of a pixel: x / (k + α/size · Σ x²)^β over channels c − ⌊size/2⌋ to c + ⌊(size − 1)/2⌋, as
/// PyTorch and the paper's Caffe form have it. The shape stays.
/// </summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct, AllowMultiple = true, Inherited = false)]
public sealed class LocalResponseNormAttribute : LayerAttribute
{
    /// <summary>A norm over five channels.</summary>
    public LocalResponseNormAttribute() => Size = 5;

    /// <summary>A norm over a number of channels.</summary>
    /// <param name="size">The number of channels that are summed over, the value's own in the middle. Default 5.</param>
    public LocalResponseNormAttribute(int size) => Size = size;

    /// <summary>The number of channels that are summed over, the value's own in the middle. Default 5.</summary>
    public int Size { get; }

    /// <summary>The factor α of the mean square. Default 1e-4.</summary>
    public double Alpha { get; set; } = 1e-4;

    /// <summary>The exponent β. Default 0.75.</summary>
    public double Beta { get; set; } = 0.75;

    /// <summary>The summand k, 2 in AlexNet. Default 1.</summary>
    public double K { get; set; } = 1;
}
