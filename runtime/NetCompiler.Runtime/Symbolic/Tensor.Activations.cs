namespace NetCompiler;

// Functions of each value, and softmax.
public sealed partial class Tensor
{
    /// <summary>max(x, 0) on every value; NaN stays NaN.</summary>
    /// <param name="name">The layer's name, the stem of its tensors' names in a weight file (conv1 of conv1.weight). By default conv1, conv2 …, bn1 …, fc1 … in order of appearance. The same name twice is an error.</param>
    public Tensor Relu(string? name = null) => throw BuildTimeOnly();

    /// <summary>min(max(x, 0), 6) on every value; NaN stays NaN.</summary>
    /// <param name="name">The layer's name, the stem of its tensors' names in a weight file (conv1 of conv1.weight). By default conv1, conv2 …, bn1 …, fc1 … in order of appearance. The same name twice is an error.</param>
    public Tensor Relu6(string? name = null) => throw BuildTimeOnly();

    /// <summary>min(max(x, lowest), highest) on every value; NaN stays NaN.</summary>
    /// <param name="min">The lowest value that comes out. Default −1.</param>
    /// <param name="max">The highest value that comes out, at least the lowest. Default 1.</param>
    /// <param name="name">The layer's name, the stem of its tensors' names in a weight file (conv1 of conv1.weight). By default conv1, conv2 …, bn1 …, fc1 … in order of appearance. The same name twice is an error.</param>
    public Tensor Clip(double min = -1, double max = 1, string? name = null) => throw BuildTimeOnly();

    /// <summary>x where x ≥ 0, slope·x elsewhere.</summary>
    /// <param name="slope">The factor for negative values. Default 0.01.</param>
    /// <param name="name">The layer's name, the stem of its tensors' names in a weight file (conv1 of conv1.weight). By default conv1, conv2 …, bn1 …, fc1 … in order of appearance. The same name twice is an error.</param>
    public Tensor LeakyRelu(double slope = 0.01, string? name = null) => throw BuildTimeOnly();

    /// <summary>x where x ≥ 0, a·x elsewhere with a learnt slope a per channel. Tensor: <c>{name}.weight</c> of C values. Default names prelu1, prelu2 ….</summary>
    /// <param name="shared">One slope for all channels: the tensor has one value. Default false.</param>
    /// <param name="name">The layer's name, the stem of its tensors' names in a weight file (conv1 of conv1.weight). By default conv1, conv2 …, bn1 …, fc1 … in order of appearance. The same name twice is an error.</param>
    public Tensor PRelu(bool shared = false, string? name = null) => throw BuildTimeOnly();

    /// <summary>x where x ≥ 0, α·(eˣ − 1) elsewhere, to within 4 ULP.</summary>
    /// <param name="alpha">The value −α that large negative inputs tend to. Default 1.</param>
    /// <param name="name">The layer's name, the stem of its tensors' names in a weight file (conv1 of conv1.weight). By default conv1, conv2 …, bn1 …, fc1 … in order of appearance. The same name twice is an error.</param>
    public Tensor Elu(double alpha = 1, string? name = null) => throw BuildTimeOnly();

    /// <summary>tanh(x) on every value, to within 4 ULP.</summary>
    /// <param name="name">The layer's name, the stem of its tensors' names in a weight file (conv1 of conv1.weight). By default conv1, conv2 …, bn1 …, fc1 … in order of appearance. The same name twice is an error.</param>
    public Tensor Tanh(string? name = null) => throw BuildTimeOnly();

    /// <summary>1 / (1 + e⁻ˣ) on every value, to within 4 ULP.</summary>
    /// <param name="name">The layer's name, the stem of its tensors' names in a weight file (conv1 of conv1.weight). By default conv1, conv2 …, bn1 …, fc1 … in order of appearance. The same name twice is an error.</param>
    public Tensor Sigmoid(string? name = null) => throw BuildTimeOnly();

    /// <summary>min(max(x + 3, 0), 6) / 6 on every value.</summary>
    /// <param name="name">The layer's name, the stem of its tensors' names in a weight file (conv1 of conv1.weight). By default conv1, conv2 …, bn1 …, fc1 … in order of appearance. The same name twice is an error.</param>
    public Tensor HardSigmoid(string? name = null) => throw BuildTimeOnly();

    /// <summary>x · min(max(x + 3, 0), 6) / 6 on every value.</summary>
    /// <param name="name">The layer's name, the stem of its tensors' names in a weight file (conv1 of conv1.weight). By default conv1, conv2 …, bn1 …, fc1 … in order of appearance. The same name twice is an error.</param>
    public Tensor HardSwish(string? name = null) => throw BuildTimeOnly();

    /// <summary>x · Φ(x) on every value, Φ being the normal distribution: x/2 · (1 + erf(x/√2)).</summary>
    /// <param name="tanhForm">The approximation x/2 · (1 + tanh(√(2/π)·(x + 0.044715·x³))) in place of it. Default false.</param>
    /// <param name="name">The layer's name, the stem of its tensors' names in a weight file (conv1 of conv1.weight). By default conv1, conv2 …, bn1 …, fc1 … in order of appearance. The same name twice is an error.</param>
    public Tensor Gelu(bool tanhForm = false, string? name = null) => throw BuildTimeOnly();

    /// <summary>x · sigmoid(x) on every value (also called swish).</summary>
    /// <param name="name">The layer's name, the stem of its tensors' names in a weight file (conv1 of conv1.weight). By default conv1, conv2 …, bn1 …, fc1 … in order of appearance. The same name twice is an error.</param>
    public Tensor Silu(string? name = null) => throw BuildTimeOnly();

    /// <summary>
    /// eˣ / Σ eˣ over the channels (of each pixel, where the input is a map), or along another axis: probabilities. The end of the network; leave
    /// it out where scores are enough.
    /// </summary>
    /// <param name="axis">The axis: 0 for the channels, then the spatial axes in order. Default 0.</param>
    /// <param name="name">The layer's name, the stem of its tensors' names in a weight file (conv1 of conv1.weight). By default conv1, conv2 …, bn1 …, fc1 … in order of appearance. The same name twice is an error.</param>
    public Tensor Softmax(int axis = 0, string? name = null) => throw BuildTimeOnly();
}
