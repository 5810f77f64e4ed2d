using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace NetCompiler.Memory;

/// <summary>
/// Zeroed float memory that starts on a 64-byte boundary and never moves: packed weights and the arena of activations. It lives on
/// the pinned object heap, so the collector owns it and nothing is to be freed.
/// </summary>
public sealed class AlignedBuffer
{
    // A cache line, and a whole vector of the widest instruction set.
    private const int AlignmentFloats = 64 / sizeof(float);

    private readonly float[] _array;
    private readonly int _start;

    /// <summary>Allocates the memory.</summary>
    /// <param name="floats">The number of values, taken as a <see cref="long"/> so that a size too large is reported and not wrapped.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number is negative or more than an array can hold.</exception>
    public AlignedBuffer(long floats)
    {
        int most = Array.MaxLength - AlignmentFloats;
        if (floats < 0 || floats > most)
            throw new ArgumentOutOfRangeException(nameof(floats), floats, $"A buffer of {floats} floats was asked for; it can hold 0 to {most}.");
        Length = (int)floats;
        _array = GC.AllocateArray<float>(Length + AlignmentFloats, pinned: true);

        // Arrays start on 8-byte boundaries, so the distance to the next 64-byte boundary is a whole number of floats.
        nint misplaced = Marshal.UnsafeAddrOfPinnedArrayElement(_array, 0) / sizeof(float) % AlignmentFloats;
        _start = (int)((AlignmentFloats - misplaced) % AlignmentFloats);
    }

    /// <summary>The number of values.</summary>
    public int Length { get; }

    /// <summary>The first value, on a 64-byte boundary; a valid reference even where the length is 0.</summary>
    public ref float Reference => ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_array), _start);

    /// <summary>All values.</summary>
    public Span<float> Span => MemoryMarshal.CreateSpan(ref Reference, Length);
}
