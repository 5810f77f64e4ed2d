namespace NetCompiler.Samples.Tests.PngEncoding;

/// <summary>What the tests' encoder writes: samples at the file's own depth, and how to write them.</summary>
internal sealed record PngImage
{
    public required int Width { get; init; }

    public required int Height { get; init; }

    public required int Depth { get; init; }

    /// <summary>The colour type's number.</summary>
    public required int Colour { get; init; }

    /// <summary>Sample <c>channel</c> of pixel (x, y): below 2^<see cref="Depth"/>.</summary>
    public required Func<int, int, int, int> Sample { get; init; }

    public bool Interlaced { get; init; }

    /// <summary>The filter of every scanline, or −1 for all five in turn.</summary>
    public int Filter { get; init; } = -1;

    public byte[]? Palette { get; init; }

    public byte[]? Transparency { get; init; }

    /// <summary>The bytes of an IDAT chunk.</summary>
    public int DataChunk { get; init; } = int.MaxValue;

    public int SamplesPerPixel => Colour switch { 2 => 3, 4 => 2, 6 => 4, _ => 1 };

    /// <summary>A picture that uses every value of its depth in no simple order.</summary>
    public static PngImage Pattern(int width, int height, int colour, int depth) => new()
    {
        Width = width,
        Height = height,
        Colour = colour,
        Depth = depth,
        Sample = (x, y, channel) => (x * 40_503 + y * 30_011 + channel * 20_117 + x * y * 77) >> 3 & ((1 << depth) - 1),
    };
}
