using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace NetCompiler.Peers.Calibration;

/// <summary>So many bytes of memory, to be read in four streams.</summary>
internal sealed unsafe class ReadBuffer : IDisposable
{
    private const int Alignment = 4096;

    // Where sums go, so that the JIT may not drop them.
    private static float _sink;

    private readonly float* _values;
    private readonly int _length;

    /// <param name="bytes">Rounded down to whole vectors in each stream.</param>
    public ReadBuffer(long bytes)
    {
        int turn = 4 * Vector<float>.Count;
        _length = checked((int)(bytes / sizeof(float) / turn * turn));
        _values = (float*)NativeMemory.AlignedAlloc((nuint)_length * sizeof(float), Alignment);

        // The write gives every page its own memory; unwritten pages may all be one page of zeros.
        new Span<float>(_values, _length).Fill(1);
    }

    public long Bytes => (long)_length * sizeof(float);

    public void Read() => _sink = Sum(new(_values, _length));

    public void Dispose() => NativeMemory.AlignedFree(_values);

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
