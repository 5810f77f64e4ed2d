namespace NetCompiler;

// Convolutions and what is like them.
public sealed partial class Tensor
{
    /// <summary>
    /// A convolution (cross-correlation: the filter is not flipped) in one, two or three dimensions, as many as the input has:
    /// C×D → filters×((D + 2P − E)/S + 1) on each axis with E = (F − 1)·L + 1. Tensors: <c>{name}.weight</c> of filters×(C/groups)×F…,
    /// <c>{name}.bias</c> of filters. Default names conv1, conv2 ….
    /// </summary>
    /// <param name="filters">The number of filters: the channels of the output.</param>
    /// <param name="size">The window's size F on every axis.</param>
    /// <param name="sizes">The window's size on each axis, in the order of the input's axes, in place of one square size.</param>
    /// <param name="stride">The step S between windows; by default 1 for convolutions and the window for pools.</param>
    /// <param name="strides">The step on each axis.</param>
    /// <param name="pad">The padding P on both sides of every axis. Default 0.</param>
    /// <param name="pads">The padding on both sides of each axis; twice as many values are the padding before each axis, then behind each.</param>
    /// <param name="same">Pads so that the map is D / S; an odd total puts the extra pixel at the end. An error when S does not divide D, unless the rounding is <see cref="Rounding.Ceil"/>.</param>
    /// <param name="rounding">What to do when the window does not fit a whole number of times. Default <see cref="Rounding.Exact"/>: a build error.</param>
    /// <param name="dilation">The distance L between the filter's taps. Default 1.</param>
    /// <param name="dilations">The distance between the filter's taps on each axis.</param>
    /// <param name="groups">The number of groups, which must divide the input's channels and the filters; as many as channels is a depthwise convolution. Default 1.</param>
    /// <param name="bias">Whether each filter has a bias. Default true.</param>
    /// <param name="padMode">What the padding holds. Default zeros.</param>
    /// <param name="algorithm">How it is computed. Default: whatever costs least.</param>
    /// <param name="name">The layer's name, the stem of its tensors' names in a weight file (conv1 of conv1.weight). By default conv1, conv2 …, bn1 …, fc1 … in order of appearance. The same name twice is an error.</param>
    public Tensor Conv(
        int filters, int size = 0, int[]? sizes = null, int stride = 1, int[]? strides = null, int pad = 0, int[]? pads = null,
        bool same = false, Rounding rounding = Rounding.Exact, int dilation = 1, int[]? dilations = null, int groups = 1, bool bias = true,
        PadMode padMode = PadMode.Zero, ConvAlgorithm algorithm = ConvAlgorithm.Auto, string? name = null) =>
        throw BuildTimeOnly();

    /// <summary>
    /// A convolution of each channel for itself: C×D → (C·multiplier)×((D + 2P − E)/S + 1) on each axis. Tensors: <c>{name}.weight</c> of
    /// (C·multiplier)×1×F…, <c>{name}.bias</c> of C·multiplier. Default names dwconv1, dwconv2 ….
    /// </summary>
    /// <param name="size">The window's size F on every axis.</param>
    /// <param name="multiplier">The number of filters for each channel. Default 1.</param>
    /// <param name="sizes">The window's size on each axis, in the order of the input's axes, in place of one square size.</param>
    /// <param name="stride">The step S between windows; by default 1 for convolutions and the window for pools.</param>
    /// <param name="strides">The step on each axis.</param>
    /// <param name="pad">The padding P on both sides of every axis. Default 0.</param>
    /// <param name="pads">The padding on both sides of each axis; twice as many values are the padding before each axis, then behind each.</param>
    /// <param name="same">Pads so that the map is D / S; an odd total puts the extra pixel at the end. An error when S does not divide D, unless the rounding is <see cref="Rounding.Ceil"/>.</param>
    /// <param name="rounding">What to do when the window does not fit a whole number of times. Default <see cref="Rounding.Exact"/>: a build error.</param>
    /// <param name="dilation">The distance L between the filter's taps. Default 1.</param>
    /// <param name="dilations">The distance between the filter's taps on each axis.</param>
    /// <param name="bias">Whether each filter has a bias. Default true.</param>
    /// <param name="padMode">What the padding holds. Default zeros.</param>
    /// <param name="name">The layer's name, the stem of its tensors' names in a weight file (conv1 of conv1.weight). By default conv1, conv2 …, bn1 …, fc1 … in order of appearance. The same name twice is an error.</param>
    public Tensor DepthwiseConv(
        int size = 0, int multiplier = 1, int[]? sizes = null, int stride = 1, int[]? strides = null, int pad = 0, int[]? pads = null,
        bool same = false, Rounding rounding = Rounding.Exact, int dilation = 1, int[]? dilations = null, bool bias = true,
        PadMode padMode = PadMode.Zero, string? name = null) =>
        throw BuildTimeOnly();

    /// <summary>
    /// A convolution of each channel for itself, then one of 1×1 over the channels, with nothing between them (MobileNet, Xception):
    /// C×D → filters×((D + 2P − E)/S + 1) on each axis. Tensors: <c>{name}.depthwise.weight</c> of C×1×F…, <c>{name}.depthwise.bias</c> of C,
    /// <c>{name}.pointwise.weight</c> of filters×C×1…, <c>{name}.pointwise.bias</c> of filters. Default names dsconv1, dsconv2 ….
    /// </summary>
    /// <param name="filters">The number of filters: the channels of the output.</param>
    /// <param name="size">The window's size F on every axis.</param>
    /// <param name="sizes">The window's size on each axis, in the order of the input's axes, in place of one square size.</param>
    /// <param name="stride">The step S between windows; by default 1 for convolutions and the window for pools.</param>
    /// <param name="strides">The step on each axis.</param>
    /// <param name="pad">The padding P on both sides of every axis. Default 0.</param>
    /// <param name="pads">The padding on both sides of each axis; twice as many values are the padding before each axis, then behind each.</param>
    /// <param name="same">Pads so that the map is D / S; an odd total puts the extra pixel at the end. An error when S does not divide D, unless the rounding is <see cref="Rounding.Ceil"/>.</param>
    /// <param name="rounding">What to do when the window does not fit a whole number of times. Default <see cref="Rounding.Exact"/>: a build error.</param>
    /// <param name="dilation">The distance L between the filter's taps. Default 1.</param>
    /// <param name="dilations">The distance between the filter's taps on each axis.</param>
    /// <param name="bias">Whether each filter of both convolutions has a bias. Default true.</param>
    /// <param name="padMode">What the padding holds. Default zeros.</param>
    /// <param name="name">The layer's name, the stem of its tensors' names in a weight file (conv1 of conv1.weight). By default conv1, conv2 …, bn1 …, fc1 … in order of appearance. The same name twice is an error.</param>
    public Tensor DepthwiseSeparableConv(
        int filters, int size = 0, int[]? sizes = null, int stride = 1, int[]? strides = null, int pad = 0, int[]? pads = null,
        bool same = false, Rounding rounding = Rounding.Exact, int dilation = 1, int[]? dilations = null, bool bias = true,
        PadMode padMode = PadMode.Zero, string? name = null) =>
        throw BuildTimeOnly();

    /// <summary>
    /// A convolution in two dimensions as one of F×1 and one of 1×F, with nothing between them:
    /// C×H×W → filters×((H + 2P − E)/S + 1)×((W + 2P − E)/S + 1). Tensors: <c>{name}.column.weight</c> of filters×C×F×1, <c>{name}.column.bias</c>
    /// of filters, <c>{name}.row.weight</c> of filters×filters×1×F, <c>{name}.row.bias</c> of filters. Default names sepconv1, sepconv2 ….
    /// </summary>
    /// <param name="filters">The number of filters: the channels of the output.</param>
    /// <param name="size">The window's size F on every axis.</param>
    /// <param name="sizes">The window's size on each axis, in the order of the input's axes, in place of one square size.</param>
    /// <param name="stride">The step S between windows; by default 1 for convolutions and the window for pools.</param>
    /// <param name="strides">The step on each axis.</param>
    /// <param name="pad">The padding P on both sides of every axis. Default 0.</param>
    /// <param name="pads">The padding on both sides of each axis; twice as many values are the padding before each axis, then behind each.</param>
    /// <param name="same">Pads so that the map is D / S; an odd total puts the extra pixel at the end. An error when S does not divide D, unless the rounding is <see cref="Rounding.Ceil"/>.</param>
    /// <param name="rounding">What to do when the window does not fit a whole number of times. Default <see cref="Rounding.Exact"/>: a build error.</param>
    /// <param name="dilation">The distance L between the filter's taps. Default 1.</param>
    /// <param name="dilations">The distance between the filter's taps on each axis.</param>
    /// <param name="bias">Whether each filter of both convolutions has a bias. Default true.</param>
    /// <param name="padMode">What the padding holds. Default zeros.</param>
    /// <param name="name">The layer's name, the stem of its tensors' names in a weight file (conv1 of conv1.weight). By default conv1, conv2 …, bn1 …, fc1 … in order of appearance. The same name twice is an error.</param>
    public Tensor SeparableConv(
        int filters, int size = 0, int[]? sizes = null, int stride = 1, int[]? strides = null, int pad = 0, int[]? pads = null,
        bool same = false, Rounding rounding = Rounding.Exact, int dilation = 1, int[]? dilations = null, bool bias = true,
        PadMode padMode = PadMode.Zero, string? name = null) =>
        throw BuildTimeOnly();

    /// <summary>
    /// A transposed convolution, which enlarges a map by its stride: C×D → filters×((D − 1)·S − 2P + E + O) on each axis with E = (F − 1)·L + 1.
    /// Tensors: <c>{name}.weight</c> of C×(filters/groups)×F…, <c>{name}.bias</c> of filters. Default names convt1, convt2 ….
    /// </summary>
    /// <param name="filters">The number of filters: the channels of the output.</param>
    /// <param name="size">The window's size F on every axis.</param>
    /// <param name="sizes">The window's size on each axis, in the order of the input's axes, in place of one square size.</param>
    /// <param name="stride">The step S between windows; by default 1 for convolutions and the window for pools.</param>
    /// <param name="strides">The step on each axis.</param>
    /// <param name="pad">The padding P, which is cut off both sides of every axis of the output. Default 0.</param>
    /// <param name="pads">What is cut off both sides of each axis; twice as many values are what is cut off before each axis, then behind each.</param>
    /// <param name="outputPad">The pixels O that the output has more at its end, fewer than the stride or the dilation. Default 0.</param>
    /// <param name="outputPads">The pixels more at the end of each axis.</param>
    /// <param name="dilation">The distance L between the filter's taps. Default 1.</param>
    /// <param name="dilations">The distance between the filter's taps on each axis.</param>
    /// <param name="groups">The number of groups, which must divide the input's channels and the filters; as many as channels is a depthwise convolution. Default 1.</param>
    /// <param name="bias">Whether each filter has a bias. Default true.</param>
    /// <param name="name">The layer's name, the stem of its tensors' names in a weight file (conv1 of conv1.weight). By default conv1, conv2 …, bn1 …, fc1 … in order of appearance. The same name twice is an error.</param>
    public Tensor ConvTranspose(
        int filters, int size = 0, int[]? sizes = null, int stride = 1, int[]? strides = null, int pad = 0, int[]? pads = null,
        int outputPad = 0, int[]? outputPads = null, int dilation = 1, int[]? dilations = null, int groups = 1, bool bias = true,
        string? name = null) =>
        throw BuildTimeOnly();

    /// <summary>
    /// A convolution without shared weights: every pixel of the output has filters of its own. C×D → filters×((D + 2P − F)/S + 1) on each axis.
    /// Tensors: <c>{name}.weight</c> of filters×map…×C×F…, <c>{name}.bias</c> of filters×map…. Default names local1, local2 ….
    /// </summary>
    /// <param name="filters">The number of filters: the channels of the output.</param>
    /// <param name="size">The window's size F on every axis.</param>
    /// <param name="sizes">The window's size on each axis, in the order of the input's axes, in place of one square size.</param>
    /// <param name="stride">The step S between windows; by default 1 for convolutions and the window for pools.</param>
    /// <param name="strides">The step on each axis.</param>
    /// <param name="pad">The padding P on both sides of every axis. Default 0.</param>
    /// <param name="pads">The padding on both sides of each axis; twice as many values are the padding before each axis, then behind each.</param>
    /// <param name="same">Pads so that the map is D / S; an odd total puts the extra pixel at the end. An error when S does not divide D, unless the rounding is <see cref="Rounding.Ceil"/>.</param>
    /// <param name="rounding">What to do when the window does not fit a whole number of times. Default <see cref="Rounding.Exact"/>: a build error.</param>
    /// <param name="bias">Whether each value of the output has a bias. Default true.</param>
    /// <param name="name">The layer's name, the stem of its tensors' names in a weight file (conv1 of conv1.weight). By default conv1, conv2 …, bn1 …, fc1 … in order of appearance. The same name twice is an error.</param>
    public Tensor LocallyConnected(
        int filters, int size = 0, int[]? sizes = null, int stride = 1, int[]? strides = null, int pad = 0, int[]? pads = null,
        bool same = false, Rounding rounding = Rounding.Exact, bool bias = true, string? name = null) =>
        throw BuildTimeOnly();
}
