namespace NetCompiler;

/// <summary>
/// The shape of one sample, channels first and without a batch: (channels, length) in one dimension, (channels, height, width)
/// in two, (channels, depth, height, width) in three; a single number is a vector.
/// </summary>
/// <param name="shape">One to four positive sizes.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct, AllowMultiple = true, Inherited = false)]
public sealed class InputAttribute(params int[] shape) : LayerAttribute
{
    /// <summary>The sizes as given.</summary>
    public int[] Shape { get; } = shape;
}
