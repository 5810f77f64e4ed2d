using NetCompiler.Compiler.Collections;
using NetCompiler.Compiler.Graph.Ops;

namespace NetCompiler.Compiler.Schedule;

/// <summary>How the tensors of one layer are arranged at load. All offsets in floats, multiples of 16; the order is the same on every instruction set.</summary>
public abstract record PackedWeights
{
    /// <summary>The layer's name: the stem of its tensors' names.</summary>
    public required string Name { get; init; }

    public required int Offset { get; init; }
}

/// <summary>A convolution's weights by block of 16 filters, tap, channel and filter; then its biases.</summary>
public sealed record PackedConv : PackedWeights
{
    public required int BiasOffset { get; init; }

    public required int Filters { get; init; }

    public required int Groups { get; init; }

    public required int ChannelsPerGroup { get; init; }

    /// <summary>The window's size on each axis.</summary>
    public required EquatableArray<int> Window { get; init; }

    public required int ChannelsPerBlock { get; init; }

    public required EquatableArray<int> FirstChannels { get; init; }

    public required bool Bias { get; init; }

    public FoldedNorm? Norm { get; init; }

    /// <summary>The tensor of a factor for each filter (layer scale), if any.</summary>
    public string? Scale { get; init; }

    /// <summary>The file's tensor has no axes for the window, which is 1.</summary>
    public bool IsLinear { get; init; }

    /// <summary>The file's tensor is flat: filters×(channels·taps).</summary>
    public bool IsDense { get; init; }

    /// <summary>The tensors' names where they are not the layer's.</summary>
    public TensorNames? Tensors { get; init; }

    public int Taps => Window.Aggregate(1, (product, size) => product * size);
}

/// <summary>The weights of a convolution of few filters by block of 16 (tap, filter), channel and lane: those of one of one pixel; then its biases by filter.</summary>
public sealed record PackedTaps : PackedWeights
{
    public required int BiasOffset { get; init; }

    public required int Filters { get; init; }

    public required int Channels { get; init; }

    /// <summary>The window's size on each axis.</summary>
    public required EquatableArray<int> Window { get; init; }

    /// <summary>The file's tensor has the channels before the filters.</summary>
    public bool IsTransposed { get; init; }

    public required bool Bias { get; init; }

    public FoldedNorm? Norm { get; init; }

    /// <summary>The tensor of a factor for each filter (layer scale), if any.</summary>
    public string? Scale { get; init; }
}

/// <summary>
/// A convolution's weights transformed for Winograd's algorithm, by plane, block of 16 filters, slice, channel and filter; then its biases.
/// </summary>
public sealed record PackedWinograd : PackedWeights
{
    public required int BiasOffset { get; init; }

    public required int Filters { get; init; }

    public required int Channels { get; init; }

    /// <summary>Slices of the window; 1 in two dimensions.</summary>
    public required int Depth { get; init; }

    /// <summary>Blocks of 16 filters, the last ones perhaps of zeros.</summary>
    public required int FilterBlocks { get; init; }

    /// <summary>The side of a tile: 2 or 4.</summary>
    public required int Tile { get; init; }

    /// <summary>The window's size on each axis.</summary>
    public required EquatableArray<int> Window { get; init; }

    public required bool Bias { get; init; }

    public FoldedNorm? Norm { get; init; }

    /// <summary>The tensor of a factor for each filter (layer scale), if any.</summary>
    public string? Scale { get; init; }
}

/// <summary>A dense layer's weights by block of 16 units, input and unit; then its biases.</summary>
public sealed record PackedDense : PackedWeights
{
    /// <summary>Where they lie if they are stored in 16 bits; −1 where they never are.</summary>
    public int ShortOffset { get; init; } = -1;

    public required int BiasOffset { get; init; }

    public required int Units { get; init; }

    /// <summary>Input k of the kernel is channel k mod Channels of pixel k / Channels: the order in which the map lies.</summary>
    public required int Channels { get; init; }

    public required int Pixels { get; init; }

    public required bool Bias { get; init; }

    public FoldedNorm? Norm { get; init; }
}

/// <summary>A batch norm with a kernel of its own: γ/√(σ² + ε) per channel, then β − μ·γ/√(σ² + ε). Or per value, pixel by pixel, channels rounded up to 16.</summary>
public sealed record PackedBatchNorm : PackedWeights
{
    public required int ShiftOffset { get; init; }

    public required int Channels { get; init; }

    /// <summary>The map's sizes where constants are one for each value; empty where they are one for each channel.</summary>
    public EquatableArray<int> Axes { get; init; }

    public required double Epsilon { get; init; }
}

/// <summary>A tensor as a map: pixel by pixel, channels rounded up to 16.</summary>
public sealed record PackedMap : PackedWeights
{
    /// <summary>The tensor's whole name.</summary>
    public required string Tensor { get; init; }

    /// <summary>Its shape in the file.</summary>
    public required EquatableArray<int> FileShape { get; init; }

    public required int Channels { get; init; }

    /// <summary>In the file channels are the last axis rather than the first.</summary>
    public bool ChannelsLast { get; init; }

    public int Pixels => FileShape.Aggregate(1, (product, size) => product * size) / Channels;
}

/// <summary>A mean picture, channels first as in the file.</summary>
public sealed record PackedMeanPicture : PackedWeights
{
    public required EquatableArray<int> Shape { get; init; }
}

/// <summary>
/// A transposed convolution's weights as those of the convolutions that it falls into, one after the other, each like a <see cref="PackedConv"/>; then the
/// biases, which all of them share.
/// </summary>
public sealed record PackedConvTranspose : PackedWeights
{
    public required int BiasOffset { get; init; }

    public required int Filters { get; init; }

    public required int Groups { get; init; }

    public required int ChannelsPerGroup { get; init; }

    /// <summary>The window's size on each axis.</summary>
    public required EquatableArray<int> Window { get; init; }

    /// <summary>The taps of all convolutions one after the other, in the order in which they are added, as indices into the file's window.</summary>
    public required EquatableArray<int> Taps { get; init; }

    /// <summary>How many of them each convolution has.</summary>
    public required EquatableArray<int> PhaseTaps { get; init; }

    public required int ChannelsPerBlock { get; init; }

    public required EquatableArray<int> FirstChannels { get; init; }

    public required bool Bias { get; init; }

    public FoldedNorm? Norm { get; init; }
}

/// <summary>A locally connected layer's weights by pixel, block of 16 filters, tap, channel and filter; its biases by pixel and filter, in blocks of 16.</summary>
public sealed record PackedLocallyConnected : PackedWeights
{
    public required int BiasOffset { get; init; }

    public required int Filters { get; init; }

    public required int Channels { get; init; }

    /// <summary>The map's size on each axis.</summary>
    public required EquatableArray<int> Map { get; init; }

    /// <summary>The window's size on each axis.</summary>
    public required EquatableArray<int> Window { get; init; }

    public required bool Bias { get; init; }
}

/// <summary>The bias that distance makes for each head, query and key of a window; the keys of a query in blocks of 16.</summary>
public sealed record PackedDistanceBias : PackedWeights
{
    /// <summary>The tensor of (2·window − 1)²×heads.</summary>
    public required string Table { get; init; }

    public required int Heads { get; init; }

    /// <summary>The window's side in pixels.</summary>
    public required int Window { get; init; }
}
