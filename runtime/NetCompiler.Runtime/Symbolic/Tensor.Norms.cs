namespace NetCompiler;

// Norms, and what else is learnt per channel.
public sealed partial class Tensor
{
    /// <summary>
    /// Standardises the input, (x − mean) / std, and costs no pass of its own. The mean is one number, one number per channel, or a whole picture
    /// read from the weight file. Directly after the input.
    /// </summary>
    /// <param name="mean">The mean of every channel, in the units of the input ([0, 1] for picture bytes). Default 0.</param>
    /// <param name="means">The mean of each channel.</param>
    /// <param name="std">The standard deviation of every channel. Default 1.</param>
    /// <param name="stds">The standard deviation of each channel.</param>
    /// <param name="meanPicture">Reads the mean as a picture of the input's shape from the tensor <c>{name}.mean</c>; the default name is norm1. Default false.</param>
    /// <param name="name">The layer's name, the stem of its tensors' names in a weight file (conv1 of conv1.weight). By default conv1, conv2 …, bn1 …, fc1 … in order of appearance. The same name twice is an error.</param>
    public Tensor Normalize(
        double mean = 0, double[]? means = null, double std = 1, double[]? stds = null, bool meanPicture = false, string? name = null) =>
        throw BuildTimeOnly();

    /// <summary>
    /// Batch normalisation with the stored constants: γ·(x − μ)/√(σ² + ε) + β per channel. Tensors of C values each: <c>{name}.weight</c> (γ),
    /// <c>{name}.bias</c> (β), <c>{name}.running_mean</c> (μ), <c>{name}.running_var</c> (σ²). Default names bn1, bn2 …. Right after a convolution
    /// or a dense layer it is folded into the weights while they load.
    /// </summary>
    /// <param name="epsilon">The ε added to the variance. Default 1e-5.</param>
    /// <param name="perPixel">One of each constant for every value rather than for every channel: the tensors are of C×D… (the course's "batch norm 2-D"). Default false.</param>
    /// <param name="name">The layer's name, the stem of its tensors' names in a weight file (conv1 of conv1.weight). By default conv1, conv2 …, bn1 …, fc1 … in order of appearance. The same name twice is an error.</param>
    public Tensor BatchNorm(double epsilon = 1e-5, bool perPixel = false, string? name = null) => throw BuildTimeOnly();

    /// <summary>
    /// (x − mean)/√(variance + ε)·γ + β with mean and variance of the channels of each pixel, or of the whole sample. Tensors of C values each:
    /// <c>{name}.weight</c> (γ), <c>{name}.bias</c> (β). Default names ln1, ln2 ….
    /// </summary>
    /// <param name="epsilon">The ε added to the variance. Default 1e-5.</param>
    /// <param name="wholeMap">Mean and variance of all C·D… values, and tensors of C×D…. Default false.</param>
    /// <param name="mapAffine">Tensors of C×D… rather than of C, where mean and variance are each pixel's. Default false.</param>
    /// <param name="name">The layer's name, the stem of its tensors' names in a weight file (conv1 of conv1.weight). By default conv1, conv2 …, bn1 …, fc1 … in order of appearance. The same name twice is an error.</param>
    public Tensor LayerNorm(double epsilon = 1e-5, bool wholeMap = false, bool mapAffine = false, string? name = null) => throw BuildTimeOnly();

    /// <summary>
    /// (x − mean)/√(variance + ε)·γ + β with mean and variance of each group of neighbouring channels and all their pixels. Tensors of C values
    /// each: <c>{name}.weight</c> (γ), <c>{name}.bias</c> (β). Default names gn1, gn2 ….
    /// </summary>
    /// <param name="groups">The number of groups, which must divide the channels.</param>
    /// <param name="epsilon">The ε added to the variance. Default 1e-5.</param>
    /// <param name="affine">Whether there are tensors, one γ and one β for each channel. Default true.</param>
    /// <param name="name">The layer's name, the stem of its tensors' names in a weight file (conv1 of conv1.weight). By default conv1, conv2 …, bn1 …, fc1 … in order of appearance. The same name twice is an error.</param>
    public Tensor GroupNorm(int groups, double epsilon = 1e-5, bool affine = true, string? name = null) => throw BuildTimeOnly();

    /// <summary>
    /// (x − mean)/√(variance + ε) with mean and variance of all pixels of each channel, and with tensors times γ plus β. Tensors of C values each:
    /// <c>{name}.weight</c> (γ), <c>{name}.bias</c> (β). Default names in1, in2 ….
    /// </summary>
    /// <param name="epsilon">The ε added to the variance. Default 1e-5.</param>
    /// <param name="affine">Whether there are tensors, one γ and one β for each channel. Default false.</param>
    /// <param name="name">The layer's name, the stem of its tensors' names in a weight file (conv1 of conv1.weight). By default conv1, conv2 …, bn1 …, fc1 … in order of appearance. The same name twice is an error.</param>
    public Tensor InstanceNorm(double epsilon = 1e-5, bool affine = false, string? name = null) => throw BuildTimeOnly();

    /// <summary>
    /// AlexNet's norm across neighbouring channels of a pixel: x / (k + α/size · Σ x²)^β over channels c − ⌊size/2⌋ to c + ⌊(size − 1)/2⌋, as
    /// PyTorch and the paper's Caffe form have it. The shape stays.
    /// </summary>
    /// <param name="size">The number of channels that are summed over, the value's own in the middle. Default 5.</param>
    /// <param name="alpha">The factor α of the mean square. Default 1e-4.</param>
    /// <param name="beta">The exponent β. Default 0.75.</param>
    /// <param name="k">The summand k, 2 in AlexNet. Default 1.</param>
    /// <param name="name">The layer's name, the stem of its tensors' names in a weight file (conv1 of conv1.weight). By default conv1, conv2 …, bn1 …, fc1 … in order of appearance. The same name twice is an error.</param>
    public Tensor LocalResponseNorm(int size = 5, double alpha = 1e-4, double beta = 0.75, double k = 1, string? name = null) => throw BuildTimeOnly();

    /// <summary>A learnt factor per channel (ConvNeXt). The tensor is called as the layer, <c>{name}</c>, and is of C×1…. Default names layerscale1, layerscale2 ….</summary>
    /// <param name="name">The layer's name, the stem of its tensors' names in a weight file (conv1 of conv1.weight). By default conv1, conv2 …, bn1 …, fc1 … in order of appearance. The same name twice is an error.</param>
    public Tensor LayerScale(string? name = null) => throw BuildTimeOnly();

    /// <summary>Drops values at random in training; at inference it does nothing and costs nothing.</summary>
    /// <param name="rate">The probability of dropping a value, in [0, 1). Default 0.5.</param>
    /// <param name="name">The layer's name, the stem of its tensors' names in a weight file (conv1 of conv1.weight). By default conv1, conv2 …, bn1 …, fc1 … in order of appearance. The same name twice is an error.</param>
    public Tensor Dropout(double rate = 0.5, string? name = null) => throw BuildTimeOnly();
}
