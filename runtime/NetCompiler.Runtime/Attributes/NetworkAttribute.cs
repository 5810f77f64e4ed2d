namespace NetCompiler;

/// <summary>
/// Marks a partial class as a convolutional network. The layers are the attributes that follow on the same declaration, in
/// order, or what its static method <c>Forward</c> does with tensors; the generator checks every shape while
/// the project builds and writes the class's members.
/// </summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct, Inherited = false)]
public sealed class NetworkAttribute : Attribute
{
    /// <summary>
    /// Another network of this project, whose layers are compiled for this class's <c>Input</c>, to be loaded from the same weight file. Dense layers
    /// become convolutions as large as the map that they were made for, so a larger input is answered with a map of answers. Beside it stand only
    /// <c>Input</c>, <c>Classes</c> and <c>Expect</c>.
    /// </summary>
    public Type? Like { get; set; }

    /// <summary>
    /// Keeps every layer's activations apart, so that <c>Inspect(layer, span)</c> can read them after a prediction. It costs memory and time: no
    /// buffer is used twice, and nothing is fused.
    /// </summary>
    public bool Inspect { get; set; }

    /// <summary>
    /// How convolutions are computed that allow it and do not say it themselves: <see cref="ConvAlgorithm.Direct"/> turns Winograd's algorithm off. Default: what the network says that
    /// this one is <see cref="Like"/>, otherwise whatever costs least for each.
    /// </summary>
    public ConvAlgorithm Algorithm { get; set; }

    /// <summary>
    /// Asks for GPU kernels: an error where the project does not reference ILGPU. Without a word they are made wherever it does; <c>false</c> says that this network wants none.
    /// </summary>
    public bool Gpu { get; set; }

    /// <summary>The samples of the largest batch that the GPU kernels compute at once: 1 to 4096. Default 16.</summary>
    public int GpuBatch { get; set; } = 16;

    /// <summary>How the GPU kernels store and multiply values. Default: float32.</summary>
    public GpuPrecision GpuPrecision { get; set; }
}
