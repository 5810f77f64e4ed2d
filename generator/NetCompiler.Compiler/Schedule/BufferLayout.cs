using NetCompiler.Compiler.Collections;
using NetCompiler.Compiler.Graph;

namespace NetCompiler.Compiler.Schedule;

/// <summary>
/// Where each value of a map lies in its buffer: channel c of pixel (y, x) at Interior + c·ChannelStride + y·AxisStrides[0] + x·AxisStrides[1].
/// Channels-last maps keep a pixel's channels together, one pixel every <see cref="PixelPitch"/> floats; planar ones a channel's pixels.
/// </summary>
public sealed record BufferLayout
{
    /// <summary>Every buffer, and every pixel of a channels-last map, starts on a multiple of this many floats (64 bytes), on every instruction set.</summary>
    public const int Alignment = 16;

    public required Shape Shape { get; init; }

    public required bool IsChannelsLast { get; init; }

    /// <summary>The border before the map on each axis, in pixels.</summary>
    public required EquatableArray<int> BorderBegin { get; init; }

    /// <summary>The border after it.</summary>
    public required EquatableArray<int> BorderEnd { get; init; }

    public required int ChannelStride { get; init; }

    public required EquatableArray<int> AxisStrides { get; init; }

    /// <summary>The first pixel's offset behind the border.</summary>
    public required int Interior { get; init; }

    /// <summary>Floats, a multiple of <see cref="Alignment"/>.</summary>
    public required int Length { get; init; }

    /// <summary>Floats from a pixel to the next along the last axis; of a channels-last map a multiple of <see cref="Alignment"/>.</summary>
    public required int PixelPitch { get; init; }

    public bool HasBorder => BorderBegin.Concat(BorderEnd).Any(size => size > 0);

    /// <summary>Whether the values stand without a gap, so that a dense layer can read them as one run.</summary>
    public bool IsCompact => !HasBorder && (!IsChannelsLast || Shape.Pixels == 1 || PixelPitch == Shape.Channels);

    /// <param name="shape">The map.</param>
    /// <param name="begin">The border before it on each axis.</param>
    /// <param name="end">The border behind it.</param>
    /// <param name="pitch">At least so many floats a pixel: whole vectors of the last view in it.</param>
    public static BufferLayout ChannelsLast(Shape shape, EquatableArray<int> begin, EquatableArray<int> end, int pitch = 0) =>
        Create(shape, begin, end, RoundUp(Math.Max(shape.Channels, pitch)));

    public static BufferLayout Planar(Shape shape, EquatableArray<int> begin, EquatableArray<int> end) => Create(shape, begin, end, pitch: 0);

    /// <summary>
    /// Planar with rows of whole vectors, for kernels that store nothing smaller: what a row's last vector holds beyond the map counts as border.
    /// </summary>
    public static BufferLayout PlanarVectors(Shape shape, EquatableArray<int> begin, EquatableArray<int> end)
    {
        int last = shape.Axes.Count - 1;
        int row = RoundUp(begin[last] + Math.Max(RoundUp(shape.Axes[last]), shape.Axes[last] + end[last]));
        return Create(shape, begin, end.Select((size, axis) => axis == last ? row - begin[last] - shape.Axes[last] : size).ToEquatableArray(), pitch: 0);
    }

    /// <summary>A vector: a run of values.</summary>
    public static BufferLayout Run(int length) => Create(Shape.Vector(length), [], [], RoundUp(length));

    public static int RoundUp(long floats) => checked((int)((floats + Alignment - 1) / Alignment * Alignment));

    /// <summary>Planar with a pitch of 0.</summary>
    private static BufferLayout Create(Shape shape, EquatableArray<int> begin, EquatableArray<int> end, int pitch)
    {
        bool isChannelsLast = pitch > 0;
        int axes = shape.Axes.Count;
        int[] strides = new int[axes];
        long stride = isChannelsLast ? pitch : 1;
        long interior = 0;
        for (int axis = axes - 1; axis >= 0; axis--)
        {
            strides[axis] = checked((int)stride);
            interior += begin[axis] * stride;
            stride = checked(stride * (begin[axis] + shape.Axes[axis] + end[axis]));
        }

        return new()
        {
            Shape = shape,
            IsChannelsLast = isChannelsLast,
            PixelPitch = isChannelsLast ? pitch : 1,
            BorderBegin = begin,
            BorderEnd = end,
            ChannelStride = isChannelsLast ? 1 : checked((int)stride),
            AxisStrides = strides.ToEquatableArray(),
            Interior = checked((int)interior),
            Length = RoundUp(isChannelsLast ? stride : checked(stride * shape.Channels)),
        };
    }

    /// <summary>Where a view's first value lies.</summary>
    public int First(BufferView view) => Interior + (view.Channel * ChannelStride);

    public override string ToString()
    {
        string border = HasBorder ? $" border {string.Join("×", BorderBegin)} before, {string.Join("×", BorderEnd)} after" : "";
        return (IsChannelsLast ? $"channels-last, pitch {PixelPitch}" : "planar") + border + $", {Length} floats";
    }
}
