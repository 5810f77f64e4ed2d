namespace NetCompiler;

/// <summary>
/// A convolution in two dimensions as one of F×1 and one of 1×F, with nothing between them:
/// C×H×W → filters×((H + 2P − E)/S + 1)×((W + 2P − E)/S + 1). Tensors: <c>{name}.column.weight</c> of filters×C×F×1, <c>{name}.column.bias</c>
/// of filters, <c>{name}.row.weight</c> of filters×filters×1×F, <c>{name}.row.bias</c> of filters. Default names sepconv1, sepconv2 ….
/// </summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct, AllowMultiple = true, Inherited = false)]
public sealed class SeparableConvAttribute : ConvolutionAttribute
{
    /// <summary>A convolution whose window is given by <see cref="WindowAttribute.Sizes"/>.</summary>
    /// <param name="filters">The number of filters: the channels of the output.</param>
    public SeparableConvAttribute(int filters) => Filters = filters;

    /// <summary>A convolution with a square window.</summary>
    /// <param name="filters">The number of filters: the channels of the output.</param>
    /// <param name="size">The window's size F on every axis.</param>
    public SeparableConvAttribute(int filters, int size)
        : base(size) => Filters = filters;

    /// <summary>The number of filters: the channels of the output.</summary>
    public int Filters { get; }

    /// <summary>Whether each filter of both convolutions has a bias. Default true.</summary>
    public bool Bias { get; set; } = true;
}
