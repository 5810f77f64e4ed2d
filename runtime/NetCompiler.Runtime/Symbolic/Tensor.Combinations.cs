namespace NetCompiler;

// What has not exactly one input, and therefore no attribute.
public sealed partial class Tensor
{
    /// <summary>The sum of two values of one shape, value by value; or of a map and what stands for all its pixels (C×1…, or a vector of C).</summary>
    /// <param name="left">One value.</param>
    /// <param name="right">The other one.</param>
    public static Tensor operator +(Tensor left, Tensor right) => throw BuildTimeOnly();

    /// <summary>
    /// The product of two values of one shape, value by value; or of a map and what stands for all its pixels (C×1…, or a vector of C): the gate of
    /// a squeeze-and-excitation.
    /// </summary>
    /// <param name="left">One value.</param>
    /// <param name="right">The other one.</param>
    public static Tensor operator *(Tensor left, Tensor right) => throw BuildTimeOnly();

    /// <summary>Values one after the other over the channels, or along another axis. All other sizes must be equal; those of the axis add up.</summary>
    /// <param name="tensors">The values in order.</param>
    public static Tensor Concat(params Tensor[] tensors) => throw BuildTimeOnly();

    /// <inheritdoc cref="Concat(Tensor[])"/>
    /// <param name="tensors">The values in order: an array or a <see cref="List{T}"/> that a loop has filled.</param>
    public static Tensor Concat(IEnumerable<Tensor> tensors) => throw BuildTimeOnly();

    /// <summary>Values one after the other over the channels, or along another axis. All other sizes must be equal; those of the axis add up.</summary>
    /// <param name="axis">The axis: 0 for the channels, then the spatial axes in order. Default 0.</param>
    /// <param name="tensors">The values in order.</param>
    public static Tensor Concat(int axis, params Tensor[] tensors) => throw BuildTimeOnly();

    /// <inheritdoc cref="Concat(int, Tensor[])"/>
    public static Tensor Concat(int axis, IEnumerable<Tensor> tensors) => throw BuildTimeOnly();

    /// <summary>The product of two matrices for each channel: B×M×K and B×K×N → B×M×N.</summary>
    /// <param name="left">B×M×K.</param>
    /// <param name="right">B×K×N.</param>
    public static Tensor MatMul(Tensor left, Tensor right) => throw BuildTimeOnly();

    /// <summary>A learnt tensor as a value of its own, such as ViT's class token.</summary>
    /// <param name="name">The tensor's whole name in the weight file.</param>
    /// <param name="shape">The tensor's shape in the file; a leading 1 of more than two sizes that end in the channels is a batch and none of the value's.</param>
    /// <param name="channelsLast">Whether the channels are the last size in the file rather than the first: a tensor of 1×197×768 is then a value of 768×197. Default false.</param>
    public static Tensor Parameter(string name, int[] shape, bool channelsLast = false) => throw BuildTimeOnly();

    /// <summary>Cuts the channels into equal runs: a slice for each.</summary>
    /// <param name="parts">How many, which must divide the channels.</param>
    public Tensor[] Split(int parts) => throw BuildTimeOnly();
}
