namespace NetCompiler;

// Pools.
public sealed partial class Tensor
{
    /// <summary>The largest value of each window of each channel; padding never wins. C×D → C×((D + 2P − F)/S + 1).</summary>
    /// <param name="size">The window's size F on every axis.</param>
    /// <param name="sizes">The window's size on each axis, in the order of the input's axes, in place of one square size.</param>
    /// <param name="stride">The step S between windows; by default 1 for convolutions and the window for pools.</param>
    /// <param name="strides">The step on each axis.</param>
    /// <param name="pad">The padding P on both sides of every axis. Default 0.</param>
    /// <param name="pads">The padding on both sides of each axis; twice as many values are the padding before each axis, then behind each.</param>
    /// <param name="same">Pads so that the map is D / S; an odd total puts the extra pixel at the end. An error when S does not divide D, unless the rounding is <see cref="Rounding.Ceil"/>.</param>
    /// <param name="rounding">What to do when the window does not fit a whole number of times. Default <see cref="Rounding.Exact"/>: a build error.</param>
    /// <param name="name">The layer's name, the stem of its tensors' names in a weight file (conv1 of conv1.weight). By default conv1, conv2 …, bn1 …, fc1 … in order of appearance. The same name twice is an error.</param>
    public Tensor MaxPool(
        int size = 0, int[]? sizes = null, int stride = 0, int[]? strides = null, int pad = 0, int[]? pads = null, bool same = false,
        Rounding rounding = Rounding.Exact, string? name = null) =>
        throw BuildTimeOnly();

    /// <summary>The mean of each window of each channel. C×D → C×((D + 2P − F)/S + 1).</summary>
    /// <param name="size">The window's size F on every axis.</param>
    /// <param name="sizes">The window's size on each axis, in the order of the input's axes, in place of one square size.</param>
    /// <param name="stride">The step S between windows; by default 1 for convolutions and the window for pools.</param>
    /// <param name="strides">The step on each axis.</param>
    /// <param name="pad">The padding P on both sides of every axis. Default 0.</param>
    /// <param name="pads">The padding on both sides of each axis; twice as many values are the padding before each axis, then behind each.</param>
    /// <param name="same">Pads so that the map is D / S; an odd total puts the extra pixel at the end. An error when S does not divide D, unless the rounding is <see cref="Rounding.Ceil"/>.</param>
    /// <param name="rounding">What to do when the window does not fit a whole number of times. Default <see cref="Rounding.Exact"/>: a build error.</param>
    /// <param name="countPad">Whether padding counts as zeros in the mean (PyTorch's count_include_pad). Default true; the overhang of <see cref="Rounding.Ceil"/> and what Same adds never count.</param>
    /// <param name="name">The layer's name, the stem of its tensors' names in a weight file (conv1 of conv1.weight). By default conv1, conv2 …, bn1 …, fc1 … in order of appearance. The same name twice is an error.</param>
    public Tensor AvgPool(
        int size = 0, int[]? sizes = null, int stride = 0, int[]? strides = null, int pad = 0, int[]? pads = null, bool same = false,
        Rounding rounding = Rounding.Exact, bool countPad = true, string? name = null) =>
        throw BuildTimeOnly();

    /// <summary>The largest value of each channel over all its pixels: C×D… → a vector of C.</summary>
    /// <param name="name">The layer's name, the stem of its tensors' names in a weight file (conv1 of conv1.weight). By default conv1, conv2 …, bn1 …, fc1 … in order of appearance. The same name twice is an error.</param>
    public Tensor GlobalMaxPool(string? name = null) => throw BuildTimeOnly();

    /// <summary>The mean of each channel over all its pixels: C×D… → a vector of C.</summary>
    /// <param name="name">The layer's name, the stem of its tensors' names in a weight file (conv1 of conv1.weight). By default conv1, conv2 …, bn1 …, fc1 … in order of appearance. The same name twice is an error.</param>
    public Tensor GlobalAvgPool(string? name = null) => throw BuildTimeOnly();

    /// <summary>Averages a map of any size to a given one: C×D → C×N on each axis, where pixel o is the mean of the pixels from ⌊o·D/N⌋ up to ⌈(o + 1)·D/N⌉.</summary>
    /// <param name="size">The output's size N on every axis.</param>
    /// <param name="sizes">The output's size on each axis, in the order of the input's axes, in place of one square size.</param>
    /// <param name="name">The layer's name, the stem of its tensors' names in a weight file (conv1 of conv1.weight). By default conv1, conv2 …, bn1 …, fc1 … in order of appearance. The same name twice is an error.</param>
    public Tensor AdaptiveAvgPool(int size = 0, int[]? sizes = null, string? name = null) => throw BuildTimeOnly();
}
