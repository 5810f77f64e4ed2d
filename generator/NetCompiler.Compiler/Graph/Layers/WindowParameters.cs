namespace NetCompiler.Compiler.Graph.Layers;

/// <summary>The parameters of what slides a window over a map, in the order in which methods have them.</summary>
internal static class WindowParameters
{
    public static ParameterDefinition Size { get; } = new() { Name = "Size", Type = "int", Default = "0", IsPositional = true, Documentation = "The window's size F on every axis." };

    public static ParameterDefinition Sizes { get; } = PerAxis("Sizes", "The window's size on each axis, in the order of the input's axes, in place of one square size.");

    public static ParameterDefinition Pad { get; } = new() { Name = "Pad", Type = "int", Default = "0", Documentation = "The padding P on both sides of every axis. Default 0." };

    public static ParameterDefinition Pads { get; } =
        PerAxis("Pads", "The padding on both sides of each axis; twice as many values are the padding before each axis, then behind each.");

    public static ParameterDefinition Dilation { get; } = new() { Name = "Dilation", Type = "int", Default = "1", Documentation = "The distance L between the filter's taps. Default 1." };

    public static ParameterDefinition Dilations { get; } = PerAxis("Dilations", "The distance between the filter's taps on each axis.");

    public static ParameterDefinition PadMode { get; } = new() { Name = "PadMode", Type = "PadMode", Default = "PadMode.Zero", Documentation = "What the padding holds. Default zeros." };

    /// <summary>Everything behind the size; the stride's default is 1, or 0 for the window's size.</summary>
    public static IEnumerable<ParameterDefinition> Behind(string stride) =>
    [
        Sizes, Stride(stride), Strides, Pad, Pads,
        new()
        {
            Name = "Same",
            Type = "bool",
            Default = "false",
            Documentation = "Pads so that the map is D / S; an odd total puts the extra pixel at the end. An error when S does not divide D, unless the rounding is Rounding.Ceil.",
        },
        new()
        {
            Name = "Rounding",
            Type = "Rounding",
            Default = "Rounding.Exact",
            Documentation = "What to do when the window does not fit a whole number of times. Default Rounding.Exact: a build error.",
        },
    ];

    /// <summary>Everything behind the size of a convolution of stride 1 without groups.</summary>
    public static IEnumerable<ParameterDefinition> BehindConvolution(string bias) => [.. Behind("1"), Dilation, Dilations, LayerParameters.Bias(bias), PadMode];

    public static ParameterDefinition Stride(string stride) =>
        new() { Name = "Stride", Type = "int", Default = stride, Documentation = "The step S between windows; by default 1 for convolutions and the window for pools." };

    public static ParameterDefinition Strides { get; } = PerAxis("Strides", "The step on each axis.");

    public static ParameterDefinition PerAxis(string name, string documentation) => new() { Name = name, Type = "int[]?", Default = "null", Documentation = documentation };
}
