using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace NetCompiler.Kernels;

/// <summary>
/// Copies pixels between a channels-first map, as users give and take it, and a channels-last one, as kernels read and write it. Value by value one side of the copy touches another cache line
/// each time; here squares of 8×8 or 4×4 values are turned in registers, so that both sides see whole vectors. Only places of the given channels and pixels are read or written. Called by
/// generated code.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class MapTranspose
{
    /// <summary>Channels of which all pixels are written before those of the next ones: a cache line of each pixel, which is done with at once.</summary>
    private const int LineGroup = 16;

    /// <summary>
    /// Channels of which all pixels are read before those of the next ones. Each is a stream of its own that is written, and where planes are a power of two, all streams meet in the same
    /// few places of a cache: of sixteen, lines would be driven out half written, which takes four times as long.
    /// </summary>
    private const int StreamGroup = 8;

    /// <summary>Copies channels first → channels last.</summary>
    /// <param name="map">The first pixel of the first channel.</param>
    /// <param name="plane">Floats from a channel to the next.</param>
    /// <param name="pixels">The first channel of the first pixel; must not overlap the map.</param>
    /// <param name="pitch">Floats from a pixel to the next.</param>
    /// <param name="channels">How many channels.</param>
    /// <param name="count">How many pixels; in the map they lie side by side.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void ToChannelsLast(ref readonly float map, int plane, ref float pixels, int pitch, int channels, int count) =>
        Copy(ref Unsafe.AsRef(in map), plane, ref pixels, pitch, channels, count, LineGroup, isToLast: true);

    /// <summary>Copies channels last → channels first.</summary>
    /// <param name="pixels">The first channel of the first pixel.</param>
    /// <param name="pitch">Floats from a pixel to the next.</param>
    /// <param name="map">The first pixel of the first channel; must not overlap the pixels.</param>
    /// <param name="plane">Floats from a channel to the next.</param>
    /// <param name="channels">How many channels.</param>
    /// <param name="count">How many pixels; in the map they lie side by side.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void ToChannelsFirst(ref readonly float pixels, int pitch, ref float map, int plane, int channels, int count) =>
        Copy(ref map, plane, ref Unsafe.AsRef(in pixels), pitch, channels, count, StreamGroup, isToLast: false);

    /// <summary>Square by square, all pixels of a group of channels before the next; the way is a constant where this is inlined.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Copy(ref float map, int plane, ref float pixels, int pitch, int channels, int count, int perGroup, bool isToLast)
    {
        int side = Side(channels, count);
        for (int group = 0; group < channels; group += perGroup)
        {
            int end = Math.Min(group + perGroup, channels);
            for (int pixel = 0; pixel < count; pixel += side)
            {
                int x = Begin(pixel, side, count);
                for (int channel = group; channel < end; channel += side)
                {
                    int c = Begin(channel, side, channels);
                    ref float first = ref At(ref map, c, plane, x), last = ref At(ref pixels, x, pitch, c);
                    if (isToLast)
                        Turn(side, ref first, plane, ref last, pitch);
                    else
                        Turn(side, ref last, pitch, ref first, plane);
                }
            }
        }
    }

    /// <summary>The largest square that fits at all; one of a single value where there are fewer than four channels or pixels.</summary>
    private static int Side(int channels, int count)
    {
        int least = Math.Min(channels, count);
        return least >= 8 && Avx.IsSupported ? 8 : least >= 4 ? 4 : 1;
    }

    /// <summary>Where a square begins: the last one early where squares do not divide the length, since copying some values again changes nothing.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Begin(int index, int side, int length) => Math.Min(index, length - side);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ref float At(ref float first, int row, int stride, int column) => ref Unsafe.Add(ref first, ((nint)row * stride) + column);

    /// <summary>Copies a square: rows of the source become columns of the target.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Turn(int side, ref float source, nint sourceStride, ref float target, nint targetStride)
    {
        if (Avx.IsSupported && side == 8)
            Turn8(ref source, sourceStride, ref target, targetStride);
        else if (side == 4)
            Turn4(ref source, sourceStride, ref target, targetStride);
        else
            target = source;
    }

    /// <summary>
    /// 8×8: four squares of 4×4, two in each half of the vectors. The halves are put together as they are loaded, which takes no shuffle.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Turn8(ref float source, nint sourceStride, ref float target, nint targetStride)
    {
        for (nint half = 0; half < 8; half += 4)
        {
            ref float from = ref Unsafe.Add(ref source, half);
            ref float to = ref Unsafe.Add(ref target, half * targetStride);
            Vector256<float> row0 = Pair(ref from, 0, 4 * sourceStride);
            Vector256<float> row1 = Pair(ref from, sourceStride, 4 * sourceStride);
            Vector256<float> row2 = Pair(ref from, 2 * sourceStride, 4 * sourceStride);
            Vector256<float> row3 = Pair(ref from, 3 * sourceStride, 4 * sourceStride);

            // a0 b0 a1 b1, c0 d0 c1 d1 and so on, and of these a0 b0 c0 d0.
            Vector256<float> low01 = Avx.UnpackLow(row0, row1);
            Vector256<float> high01 = Avx.UnpackHigh(row0, row1);
            Vector256<float> low23 = Avx.UnpackLow(row2, row3);
            Vector256<float> high23 = Avx.UnpackHigh(row2, row3);
            Avx.Shuffle(low01, low23, 0b01_00_01_00).StoreUnsafe(ref to);
            Avx.Shuffle(low01, low23, 0b11_10_11_10).StoreUnsafe(ref Unsafe.Add(ref to, targetStride));
            Avx.Shuffle(high01, high23, 0b01_00_01_00).StoreUnsafe(ref Unsafe.Add(ref to, 2 * targetStride));
            Avx.Shuffle(high01, high23, 0b11_10_11_10).StoreUnsafe(ref Unsafe.Add(ref to, 3 * targetStride));
        }
    }

    /// <summary>Four values of a row and four of the row <paramref name="further"/> floats behind it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Pair(ref float source, nint offset, nint further) =>
        Vector256.Create(Vector128.LoadUnsafe(ref Unsafe.Add(ref source, offset)), Vector128.LoadUnsafe(ref Unsafe.Add(ref source, offset + further)));

    /// <summary>4×4, in what every processor with vectors has.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Turn4(ref float source, nint sourceStride, ref float target, nint targetStride)
    {
        Vector128<float> row0 = Vector128.LoadUnsafe(ref source);
        Vector128<float> row1 = Vector128.LoadUnsafe(ref Unsafe.Add(ref source, sourceStride));
        Vector128<float> row2 = Vector128.LoadUnsafe(ref Unsafe.Add(ref source, 2 * sourceStride));
        Vector128<float> row3 = Vector128.LoadUnsafe(ref Unsafe.Add(ref source, 3 * sourceStride));

        // a0 b0 a1 b1, c0 d0 c1 d1 and so on, and of these a0 b0 c0 d0.
        Vector128<float> low01 = Interleave(row0.GetLower(), row1.GetLower());
        Vector128<float> high01 = Interleave(row0.GetUpper(), row1.GetUpper());
        Vector128<float> low23 = Interleave(row2.GetLower(), row3.GetLower());
        Vector128<float> high23 = Interleave(row2.GetUpper(), row3.GetUpper());
        Vector128.Create(low01.GetLower(), low23.GetLower()).StoreUnsafe(ref target);
        Vector128.Create(low01.GetUpper(), low23.GetUpper()).StoreUnsafe(ref Unsafe.Add(ref target, targetStride));
        Vector128.Create(high01.GetLower(), high23.GetLower()).StoreUnsafe(ref Unsafe.Add(ref target, 2 * targetStride));
        Vector128.Create(high01.GetUpper(), high23.GetUpper()).StoreUnsafe(ref Unsafe.Add(ref target, 3 * targetStride));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> Interleave(Vector64<float> first, Vector64<float> second) => Vector128.Shuffle(Vector128.Create(first, second), Vector128.Create(0, 2, 1, 3));
}
