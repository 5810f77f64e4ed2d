namespace NetCompiler;

/// <summary>
/// A transposed convolution, which enlarges a map by its stride: C×D → filters×((D − 1)·S − 2P + E + O) on each axis with E = (F − 1)·L + 1.
/// Tensors: <c>{name}.weight</c> of C×(filters/groups)×F…, <c>{name}.bias</c> of filters. Default names convt1, convt2 ….
/// </summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct, AllowMultiple = true, Inherited = false)]
public sealed class ConvTransposeAttribute : LayerAttribute
{
    /// <summary>A convolution whose window is given by <see cref="Sizes"/>.</summary>
    /// <param name="filters">The number of filters: the channels of the output.</param>
    public ConvTransposeAttribute(int filters) => Filters = filters;

    /// <summary>A convolution with a square window.</summary>
    /// <param name="filters">The number of filters: the channels of the output.</param>
    /// <param name="size">The window's size F on every axis.</param>
    public ConvTransposeAttribute(int filters, int size)
    {
        Filters = filters;
        Size = size;
    }

    /// <summary>The number of filters: the channels of the output.</summary>
    public int Filters { get; }

    /// <summary>The window's size F on every axis.</summary>
    public int Size { get; }

    /// <summary>The window's size on each axis, in the order of the input's axes, in place of one square size.</summary>
    public int[]? Sizes { get; set; }

    /// <summary>The step S between windows; by default 1 for convolutions and the window for pools.</summary>
    public int Stride { get; set; } = 1;

    /// <summary>The step on each axis.</summary>
    public int[]? Strides { get; set; }

    /// <summary>The padding P, which is cut off both sides of every axis of the output. Default 0.</summary>
    public int Pad { get; set; }

    /// <summary>What is cut off both sides of each axis; twice as many values are what is cut off before each axis, then behind each.</summary>
    public int[]? Pads { get; set; }

    /// <summary>The pixels O that the output has more at its end, fewer than the stride or the dilation. Default 0.</summary>
    public int OutputPad { get; set; }

    /// <summary>The pixels more at the end of each axis.</summary>
    public int[]? OutputPads { get; set; }

    /// <summary>The distance L between the filter's taps. Default 1.</summary>
    public int Dilation { get; set; } = 1;

    /// <summary>The distance between the filter's taps on each axis.</summary>
    public int[]? Dilations { get; set; }

    /// <summary>The number of groups, which must divide the input's channels and the filters; as many as channels is a depthwise convolution. Default 1.</summary>
    public int Groups { get; set; } = 1;

    /// <summary>Whether each filter has a bias. Default true.</summary>
    public bool Bias { get; set; } = true;
}
