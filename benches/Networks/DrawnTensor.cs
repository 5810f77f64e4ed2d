using System.Buffers;

namespace NetCompiler.Benches;

/// <summary>
/// A tensor's values, drawn anew whenever they are asked for: whoever writes a file tensor by tensor never holds more than one of
/// them, and VGG-19 has 575 MB.
/// </summary>
/// <param name="name">The tensor's name: each has values of its own.</param>
/// <param name="length">The number of values.</param>
internal sealed class DrawnTensor(string name, int length) : MemoryManager<float>
{
    /// <summary>The middle of the values.</summary>
    public required double Centre { get; init; }

    /// <summary>How far from the middle they lie at most.</summary>
    public required double Reach { get; init; }

    public override Memory<float> Memory => CreateMemory(length);

    // Evenly spread. 24 random bits of a half-odd grid: no value is nearer to zero than Reach / 2^24.
    public override Span<float> GetSpan()
    {
        var values = new float[length];
        ulong state = 0xCBF29CE484222325;
        foreach (char letter in name)
            state = (state ^ letter) * 0x100000001B3;
        for (int i = 0; i < values.Length; i++)
        {
            state += 0x9E3779B97F4A7C15;
            ulong mixed = (state ^ (state >> 30)) * 0xBF58476D1CE4E5B9;
            mixed ^= mixed >> 27;
            values[i] = (float)(Centre + Reach * (((mixed >> 40) + 0.5) / (1 << 23) - 1));
        }

        return values;
    }

    public override MemoryHandle Pin(int elementIndex = 0) => throw new NotSupportedException("Drawn values have no address.");

    public override void Unpin()
    {
    }

    protected override void Dispose(bool disposing)
    {
    }
}
