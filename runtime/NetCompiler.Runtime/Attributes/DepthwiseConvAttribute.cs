namespace NetCompiler;

/// <summary>
/// A convolution of each channel for itself: C×D → (C·multiplier)×((D + 2P − E)/S + 1) on each axis. Tensors: <c>{name}.weight</c> of
/// (C·multiplier)×1×F…, <c>{name}.bias</c> of C·multiplier. Default names dwconv1, dwconv2 ….
/// </summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct, AllowMultiple = true, Inherited = false)]
public sealed class DepthwiseConvAttribute : ConvolutionAttribute
{
    /// <summary>A convolution whose window is given by <see cref="WindowAttribute.Sizes"/>.</summary>
    public DepthwiseConvAttribute()
    {
    }

    /// <summary>A convolution with a square window.</summary>
    /// <param name="size">The window's size F on every axis.</param>
    public DepthwiseConvAttribute(int size)
        : base(size)
    {
    }

    /// <summary>The number of filters for each channel. Default 1.</summary>
    public int Multiplier { get; set; } = 1;

    /// <summary>Whether each filter has a bias. Default true.</summary>
    public bool Bias { get; set; } = true;
}
