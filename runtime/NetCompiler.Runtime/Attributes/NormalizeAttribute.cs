namespace NetCompiler;

/// <summary>
/// Standardises the input, (x − mean) / std, and costs no pass of its own. The mean is one number, one number per channel, or a whole picture
/// read from the weight file. Directly after the input.
/// </summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct, AllowMultiple = true, Inherited = false)]
public sealed class NormalizeAttribute : LayerAttribute
{
    /// <summary>The mean of every channel, in the units of the input ([0, 1] for picture bytes). Default 0.</summary>
    public double Mean { get; set; }

    /// <summary>The mean of each channel.</summary>
    public double[]? Means { get; set; }

    /// <summary>The standard deviation of every channel. Default 1.</summary>
    public double Std { get; set; } = 1;

    /// <summary>The standard deviation of each channel.</summary>
    public double[]? Stds { get; set; }

    /// <summary>Reads the mean as a picture of the input's shape from the tensor <c>{name}.mean</c>; the default name is norm1. Default false.</summary>
    public bool MeanPicture { get; set; }
}
