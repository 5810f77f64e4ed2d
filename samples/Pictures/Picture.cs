namespace NetCompiler.Samples.Pictures;

/// <summary>
/// A picture of 8-bit samples, top row first, the channels of a pixel side by side: height×width×channels bytes, the order
/// in which a network's <c>Predict</c> takes picture bytes.
/// </summary>
public sealed record Picture
{
    /// <summary>Pixels in a row.</summary>
    public required int Width { get; init; }

    /// <summary>Rows.</summary>
    public required int Height { get; init; }

    /// <summary>1 grey, 2 grey and alpha, 3 red green blue, 4 red green blue and alpha (alpha is not multiplied in).</summary>
    public required int Channels { get; init; }

    /// <summary>The samples: <see cref="Height"/>×<see cref="Width"/>×<see cref="Channels"/> bytes.</summary>
    public required byte[] Samples { get; init; }

    /// <summary>Whether the last channel is alpha.</summary>
    public bool HasAlpha => Channels is 2 or 4;

    /// <summary>One row of <see cref="Width"/>×<see cref="Channels"/> samples.</summary>
    public Span<byte> Row(int y) => Samples.AsSpan(y * Width * Channels, Width * Channels);
}
