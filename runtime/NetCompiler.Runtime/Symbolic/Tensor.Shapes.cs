namespace NetCompiler;

// Layers that only move values.
public sealed partial class Tensor
{
    /// <summary>Turns a map into a vector, channel by channel (C, then height, then width), as PyTorch does. Implicit before a dense layer.</summary>
    /// <param name="name">The layer's name, the stem of its tensors' names in a weight file (conv1 of conv1.weight). By default conv1, conv2 …, bn1 …, fc1 … in order of appearance. The same name twice is an error.</param>
    public Tensor Flatten(string? name = null) => throw BuildTimeOnly();

    /// <summary>A border around a map as a layer of its own: C×D → C×(begin + D + end) on each axis.</summary>
    /// <param name="size">The border's width on both sides of every axis.</param>
    /// <param name="sizes">The border's width on both sides of each axis; twice as many values are the width before each axis, then behind each.</param>
    /// <param name="mode">What the border holds. Default zeros.</param>
    /// <param name="name">The layer's name, the stem of its tensors' names in a weight file (conv1 of conv1.weight). By default conv1, conv2 …, bn1 …, fc1 … in order of appearance. The same name twice is an error.</param>
    public Tensor Pad(int size = 0, int[]? sizes = null, PadMode mode = PadMode.Zero, string? name = null) => throw BuildTimeOnly();

    /// <summary>Enlarges each axis of a map by a whole factor: C×D → C×(D·scale) on each axis.</summary>
    /// <param name="scale">The factor on every axis.</param>
    /// <param name="mode">How the pixels between pixels are made. Default: each pixel is repeated.</param>
    /// <param name="name">The layer's name, the stem of its tensors' names in a weight file (conv1 of conv1.weight). By default conv1, conv2 …, bn1 …, fc1 … in order of appearance. The same name twice is an error.</param>
    public Tensor Upsample(int scale, UpsampleMode mode = UpsampleMode.Nearest, string? name = null) => throw BuildTimeOnly();

    /// <summary>Mixes the channels of G groups (ShuffleNet): channel g·(C/G) + i becomes channel i·G + g. The shape stays.</summary>
    /// <param name="groups">The number of groups G, which must divide the channels.</param>
    /// <param name="name">The layer's name, the stem of its tensors' names in a weight file (conv1 of conv1.weight). By default conv1, conv2 …, bn1 …, fc1 … in order of appearance. The same name twice is an error.</param>
    public Tensor ChannelShuffle(int groups, string? name = null) => throw BuildTimeOnly();

    /// <summary>A run of channels, or of another axis, or every Step-th of it: the axis gets the run's length, the rest of the shape stays.</summary>
    /// <param name="begin">The first index of the run, from 0.</param>
    /// <param name="length">The length of the run.</param>
    /// <param name="step">The distance between what is taken; 2 takes every second. Default 1.</param>
    /// <param name="axis">The axis: 0 for the channels, then the spatial axes in order. Default 0.</param>
    /// <param name="name">The layer's name, the stem of its tensors' names in a weight file (conv1 of conv1.weight). By default conv1, conv2 …, bn1 …, fc1 … in order of appearance. The same name twice is an error.</param>
    public Tensor Slice(int begin, int length, int step = 1, int axis = 0, string? name = null) => throw BuildTimeOnly();

    /// <summary>The same values in the same order (channels first) under another shape of as many values.</summary>
    /// <param name="shape">One to four sizes: channels, then depth, height and width as far as there are. One of them may be −1, for what is left.</param>
    public Tensor Reshape(params int[] shape) => throw BuildTimeOnly();

    /// <summary>The same values in the same order (channels first) under another shape of as many values.</summary>
    /// <param name="shape">One to four sizes: channels, then depth, height and width as far as there are. One of them may be −1, for what is left.</param>
    /// <param name="name">The layer's name, the stem of its tensors' names in a weight file (conv1 of conv1.weight). By default conv1, conv2 …, bn1 …, fc1 … in order of appearance. The same name twice is an error.</param>
    public Tensor Reshape(int[] shape, string? name) => throw BuildTimeOnly();

    /// <summary>The axes in another order: axis i of the output is axis order[i] of the input, 0 being the channels.</summary>
    /// <param name="order">Each axis once: 0 for the channels, then the spatial axes.</param>
    public Tensor Permute(params int[] order) => throw BuildTimeOnly();

    /// <summary>The axes in another order: axis i of the output is axis order[i] of the input, 0 being the channels.</summary>
    /// <param name="order">Each axis once: 0 for the channels, then the spatial axes.</param>
    /// <param name="name">The layer's name, the stem of its tensors' names in a weight file (conv1 of conv1.weight). By default conv1, conv2 …, bn1 …, fc1 … in order of appearance. The same name twice is an error.</param>
    public Tensor Permute(int[] order, string? name) => throw BuildTimeOnly();
}
