namespace NetCompiler;

/// <summary>
/// A convolution (cross-correlation: the filter is not flipped) in one, two or three dimensions, as many as the input has:
/// C×D → filters×((D + 2P − E)/S + 1) on each axis with E = (F − 1)·L + 1. Tensors: <c>{name}.weight</c> of filters×(C/groups)×F…,
/// <c>{name}.bias</c> of filters. Default names conv1, conv2 ….
/// </summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct, AllowMultiple = true, Inherited = false)]
public sealed class ConvAttribute : ConvolutionAttribute
{
    /// <summary>A convolution whose window is given by <see cref="WindowAttribute.Sizes"/>.</summary>
    /// <param name="filters">The number of filters: the channels of the output.</param>
    public ConvAttribute(int filters) => Filters = filters;

    /// <summary>A convolution with a square window.</summary>
    /// <param name="filters">The number of filters: the channels of the output.</param>
    /// <param name="size">The window's size F on every axis.</param>
    public ConvAttribute(int filters, int size)
        : base(size) => Filters = filters;

    /// <summary>The number of filters: the channels of the output.</summary>
    public int Filters { get; }

    /// <summary>The number of groups, which must divide the input's channels and the filters; as many as channels is a depthwise convolution. Default 1.</summary>
    public int Groups { get; set; } = 1;

    /// <summary>Whether each filter has a bias. Default true.</summary>
    public bool Bias { get; set; } = true;

    /// <summary>How it is computed. Default: whatever costs least.</summary>
    public ConvAlgorithm Algorithm { get; set; }
}
