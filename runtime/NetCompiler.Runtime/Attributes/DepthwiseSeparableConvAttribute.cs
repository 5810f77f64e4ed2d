namespace NetCompiler;

/// <summary>
/// A convolution of each channel for itself, then one of 1×1 over the channels, with nothing between them (MobileNet, Xception):
/// C×D → filters×((D + 2P − E)/S + 1) on each axis. Tensors: <c>{name}.depthwise.weight</c> of C×1×F…, <c>{name}.depthwise.bias</c> of C,
/// <c>{name}.pointwise.weight</c> of filters×C×1…, <c>{name}.pointwise.bias</c> of filters. Default names dsconv1, dsconv2 ….
/// </summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct, AllowMultiple = true, Inherited = false)]
public sealed class DepthwiseSeparableConvAttribute : ConvolutionAttribute
{
    /// <summary>A convolution whose window is given by <see cref="WindowAttribute.Sizes"/>.</summary>
    /// <param name="filters">The number of filters: the channels of the output.</param>
    public DepthwiseSeparableConvAttribute(int filters) => Filters = filters;

    /// <summary>A convolution with a square window.</summary>
    /// <param name="filters">The number of filters: the channels of the output.</param>
    /// <param name="size">The window's size F on every axis.</param>
    public DepthwiseSeparableConvAttribute(int filters, int size)
        : base(size) => Filters = filters;

    /// <summary>The number of filters: the channels of the output.</summary>
    public int Filters { get; }

    /// <summary>Whether each filter of both convolutions has a bias. Default true.</summary>
    public bool Bias { get; set; } = true;
}
