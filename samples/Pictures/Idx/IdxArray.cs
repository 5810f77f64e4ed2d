namespace NetCompiler.Samples.Pictures.Idx;

/// <summary>An array of bytes of any rank, as data sets of the MNIST family store pictures (count×height×width) and labels (count).</summary>
public sealed record IdxArray
{
    /// <summary>The size of each axis, the first one counting the samples.</summary>
    public required IReadOnlyList<int> Shape { get; init; }

    /// <summary>The elements, the last axis running fastest.</summary>
    public required byte[] Data { get; init; }

    /// <summary>The number of samples: the size of the first axis.</summary>
    public int Count => Shape[0];

    /// <summary>The elements of sample <paramref name="index"/>.</summary>
    public ReadOnlySpan<byte> Sample(int index)
    {
        int length = Data.Length / Count;
        return Data.AsSpan(index * length, length);
    }
}
