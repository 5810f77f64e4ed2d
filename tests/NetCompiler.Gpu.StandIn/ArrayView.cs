using System.Runtime.CompilerServices;

namespace ILGPU;

/// <summary>Values of a buffer. Every access is checked: inside the view, and where the type wants it.</summary>
/// <typeparam name="T">The values.</typeparam>
public readonly struct ArrayView<T>
    where T : unmanaged
{
    private readonly byte[] _bytes;
    private readonly long _begin;

    internal ArrayView(byte[] bytes, long begin, long length)
    {
        _bytes = bytes;
        _begin = begin;
        Length = length;
    }

    public long Length { get; }

    /// <exception cref="IndexOutOfRangeException">The index lies outside the view, or the value is not aligned to its size.</exception>
    public ref T this[int index]
    {
        get
        {
            if ((uint)index >= (ulong)Length)
                throw new IndexOutOfRangeException($"Index {index} of {Length} values.");
            long at = _begin + ((long)index * Unsafe.SizeOf<T>());
            if (at % Unsafe.SizeOf<T>() != 0)
                throw new IndexOutOfRangeException($"Byte {at} is no multiple of the {Unsafe.SizeOf<T>()} of a {typeof(T).Name}.");
            return ref Unsafe.As<byte, T>(ref _bytes[at]);
        }
    }

    public ArrayView<T> SubView(long index) => SubView(index, Length - index);

    /// <exception cref="ArgumentOutOfRangeException">It reaches outside this view.</exception>
    public ArrayView<T> SubView(long index, long length)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(index + length, Length);
        return new(_bytes, _begin + (index * Unsafe.SizeOf<T>()), length);
    }

    public ArrayView<TOther> Cast<TOther>()
        where TOther : unmanaged => new(_bytes, _begin, Length * Unsafe.SizeOf<T>() / Unsafe.SizeOf<TOther>());

    internal Span<T> Span => System.Runtime.InteropServices.MemoryMarshal.Cast<byte, T>(_bytes.AsSpan((int)_begin, (int)(Length * Unsafe.SizeOf<T>())));
}
