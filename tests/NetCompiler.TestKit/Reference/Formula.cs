using System.Text;

namespace NetCompiler.TestKit.Reference;

/// <summary>
/// Values by formula, so that no weight file is needed however large the network: value[i] = (float)(offset + scale·u(name, i))
/// with u in [−1, 1) from SplitMix64 seeded with FNV-1a of the name. The engine that made the reference outputs used the same.
/// </summary>
public static class Formula
{
    /// <param name="name">The tensor's name: the seed.</param>
    /// <param name="offset">The middle of the values.</param>
    /// <param name="scale">How far they go from it.</param>
    /// <param name="count">How many, in row-major order.</param>
    public static float[] Values(string name, double offset, double scale, int count)
    {
        float[] values = new float[count];
        Fill(values, Fnv1a64(name), 0, offset, scale);
        return values;
    }

    /// <summary>A run of a tensor's values.</summary>
    /// <param name="values">Receives them.</param>
    /// <param name="seed">That of the tensor's name.</param>
    /// <param name="first">The index of the first of them in the tensor.</param>
    /// <param name="offset">The middle of the values.</param>
    /// <param name="scale">How far they go from it.</param>
    public static void Fill(Span<float> values, ulong seed, int first, double offset, double scale)
    {
        for (int i = 0; i < values.Length; i++)
            values[i] = (float)(offset + (scale * Uniform(seed, first + i)));
    }

    /// <summary>The i-th number of a seed's sequence, in [−1, 1) in steps of 2⁻²³.</summary>
    public static double Uniform(ulong seed, int i) => ((SplitMix64(seed, (ulong)i) >> 40) / (double)(1 << 23)) - 1;

    public static ulong Fnv1a64(string text)
    {
        ulong hash = 0xCBF29CE484222325;
        foreach (byte b in Encoding.UTF8.GetBytes(text))
            hash = unchecked((hash ^ b) * 0x100000001B3);
        return hash;
    }

    public static ulong SplitMix64(ulong seed, ulong i)
    {
        unchecked
        {
            ulong z = seed + ((i + 1) * 0x9E3779B97F4A7C15);
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
            return z ^ (z >> 31);
        }
    }
}
