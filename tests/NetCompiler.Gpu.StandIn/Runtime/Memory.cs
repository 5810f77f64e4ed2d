namespace ILGPU.Runtime;

/// <summary>Memory of a device.</summary>
/// <typeparam name="T">The values.</typeparam>
/// <typeparam name="TStride">Their order.</typeparam>
public sealed class MemoryBuffer1D<T, TStride> : IDisposable
    where T : unmanaged
{
    private readonly Accelerator _accelerator;
    private byte[]? _bytes;

    internal MemoryBuffer1D(Accelerator accelerator, long length)
    {
        _accelerator = accelerator;
        if (accelerator.AllocatedBytes + (length * System.Runtime.CompilerServices.Unsafe.SizeOf<T>()) > accelerator.AllocationLimit)
            throw new OutOfMemoryException($"{length} values, where {accelerator.AllocationLimit - accelerator.AllocatedBytes} bytes are left.");
        _bytes = Memory.Fresh(checked((int)(length * System.Runtime.CompilerServices.Unsafe.SizeOf<T>())));
        _accelerator.AllocatedBytes += _bytes.Length;
        Length = length;
    }

    public long Length { get; }

    public ArrayView1D<T, TStride> View => new(new ArrayView<T>(_bytes ?? throw new ObjectDisposedException(nameof(View)), 0, Length));

    public void Dispose()
    {
        _accelerator.AllocatedBytes -= _bytes?.Length ?? 0;
        _bytes = null;
    }
}

/// <summary>All of a buffer.</summary>
/// <typeparam name="T">The values.</typeparam>
/// <typeparam name="TStride">Their order.</typeparam>
public readonly struct ArrayView1D<T, TStride>(ArrayView<T> view)
    where T : unmanaged
{
    public ArrayView<T> BaseView => view;
}

/// <summary>Copies between the device and the caller.</summary>
public static class ArrayViewExtensions
{
    public static void CopyFromCPU<T>(this ArrayView<T> view, AcceleratorStream stream, ReadOnlySpan<T> source)
        where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(stream);
        source.CopyTo(view.Span);
    }

    public static void CopyToCPU<T>(this ArrayView<T> view, AcceleratorStream stream, Span<T> target)
        where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(stream);
        view.Span.CopyTo(target);
    }
}

/// <summary>Makes memory.</summary>
internal static class Memory
{
    /// <summary>Memory that holds NaN, so that whoever reads what nobody wrote is found out.</summary>
    public static byte[] Fresh(int bytes)
    {
        byte[] memory = GC.AllocateUninitializedArray<byte>(bytes, pinned: true);
        memory.AsSpan().Fill(0xFF);
        return memory;
    }
}
