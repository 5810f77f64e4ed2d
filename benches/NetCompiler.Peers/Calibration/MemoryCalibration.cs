using System.Diagnostics;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace NetCompiler.Peers.Calibration;

/// <summary>What memory can give one core at this moment: 256 MB read once, in four streams.</summary>
internal static class MemoryCalibration
{
    private const nuint Bytes = 256 << 20;

    private static float _sink;

    /// <summary>Billions of bytes a second.</summary>
    public static unsafe double Measure()
    {
        var values = (float*)NativeMemory.AlignedAlloc(Bytes, 4096);
        try
        {
            // The write gives every page its own memory; unwritten pages may all be one page of zeros.
            var span = new Span<float>(values, (int)(Bytes / sizeof(float)));
            span.Fill(1);
            long start = Stopwatch.GetTimestamp();
            _sink = Sum(span);
            return Bytes / Stopwatch.GetElapsedTime(start).TotalNanoseconds;
        }
        finally
        {
            NativeMemory.AlignedFree(values);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static float Sum(ReadOnlySpan<float> values)
    {
        int quarter = values.Length / 4;
        ref float first = ref MemoryMarshal.GetReference(values);
        Vector<float> a = default, b = default, c = default, d = default;
        for (int i = 0; i < quarter; i += Vector<float>.Count)
        {
            a += Vector.LoadUnsafe(ref first, (nuint)i);
            b += Vector.LoadUnsafe(ref first, (nuint)(quarter + i));
            c += Vector.LoadUnsafe(ref first, (nuint)(2 * quarter + i));
            d += Vector.LoadUnsafe(ref first, (nuint)(3 * quarter + i));
        }

        return Vector.Sum(a + b + c + d);
    }
}
