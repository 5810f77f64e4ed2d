namespace ILGPU;

/// <summary>The place of a group in the grid.</summary>
public static class Grid
{
    [ThreadStatic]
    internal static (int X, int Y) Index;

    public static int IdxX => Index.X;

    public static int IdxY => Index.Y;
}

/// <summary>The place of an item in its group.</summary>
public static class Group
{
    [ThreadStatic]
    internal static int Index;

    public static int IdxX => Index;

    /// <summary>Compiles; kernels that meet at barriers run as iterators, whose steps end there.</summary>
    /// <exception cref="NotSupportedException">Always.</exception>
    public static void Barrier() => throw new NotSupportedException("A kernel with barriers runs as an iterator only.");
}

/// <summary>Memory of a group: the same for the n-th request of every item.</summary>
public static class SharedMemory
{
    [ThreadStatic]
    internal static List<byte[]>? Blocks;

    [ThreadStatic]
    internal static int Requests;

    public static ArrayView<T> Allocate<T>(int length)
        where T : unmanaged
    {
        int bytes = length * System.Runtime.CompilerServices.Unsafe.SizeOf<T>();
        List<byte[]> blocks = Blocks ??= [];
        if (Requests == blocks.Count)
            blocks.Add(Runtime.Memory.Fresh(bytes));
        byte[] block = blocks[Requests++];
        return block.Length == bytes ? new(block, 0, length) : throw new InvalidOperationException($"One item asks for {bytes} bytes of shared memory, another for {block.Length}.");
    }
}

/// <summary>The bits of floats.</summary>
public static class Interop
{
    public static float IntAsFloat(uint bits) => BitConverter.UInt32BitsToSingle(bits);

    public static uint FloatAsInt(float value) => BitConverter.SingleToUInt32Bits(value);
}

/// <summary>Half precision.</summary>
public readonly struct Half
{
    private readonly System.Half _value;

    private Half(System.Half value) => _value = value;

    public static implicit operator float(Half value) => (float)value._value;

    public static explicit operator Half(float value) => new((System.Half)value);

    public static Half operator +(Half a, Half b) => new(a._value + b._value);

    public static Half operator *(Half a, Half b) => new(a._value * b._value);
}

/// <summary>The order of values in a buffer.</summary>
public static class Stride1D
{
    /// <summary>One after the other.</summary>
    public readonly struct Dense;
}
