namespace NetCompiler;

/// <summary>The base of the convolutions: windows that move by single pixels, over a border of their own.</summary>
public abstract class ConvolutionAttribute : WindowAttribute
{
    private protected ConvolutionAttribute() => Stride = 1;

    private protected ConvolutionAttribute(int size)
        : base(size) => Stride = 1;

    /// <summary>The distance L between the filter's taps. Default 1.</summary>
    public int Dilation { get; set; } = 1;

    /// <summary>The distance between the filter's taps on each axis.</summary>
    public int[]? Dilations { get; set; }

    /// <summary>What the padding holds. Default zeros.</summary>
    public PadMode PadMode { get; set; }
}
