using System.Buffers.Binary;

namespace NetCompiler.Samples.Pictures.Png;

/// <summary>The IHDR chunk: size, samples and arrangement of the picture.</summary>
internal sealed record PngHeader
{
    private const int ChunkLength = 13;

    public required int Width { get; init; }

    public required int Height { get; init; }

    /// <summary>Bits per sample, or per palette index: 1, 2, 4, 8 or 16.</summary>
    public required int Depth { get; init; }

    public required PngColour Colour { get; init; }

    public required bool Interlaced { get; init; }

    /// <summary>Samples per pixel in the file; a palette's index is one.</summary>
    public int SamplesPerPixel => Colour switch
    {
        PngColour.Rgb => 3,
        PngColour.GreyAlpha => 2,
        PngColour.Rgba => 4,
        _ => 1,
    };

    /// <summary>The bytes of a scanline of so many pixels; pixels of less than a byte are packed, and the last byte filled up.</summary>
    public int ScanlineBytes(int width) => checked((int)(((long)width * SamplesPerPixel * Depth + 7) / 8));

    /// <summary>Bytes from a sample to the same one of the pixel on its left, as filters see it: at least one.</summary>
    public int FilterDistance => Math.Max(1, SamplesPerPixel * Depth / 8);

    public static PngHeader Parse(ReadOnlySpan<byte> data)
    {
        if (data.Length != ChunkLength)
            throw new PictureFormatException($"The PNG header has {data.Length} bytes and should have {ChunkLength}.");

        uint width = BinaryPrimitives.ReadUInt32BigEndian(data);
        uint height = BinaryPrimitives.ReadUInt32BigEndian(data[4..]);
        PictureLimits.CheckSize("PNG", width, height);
        int depth = data[8];
        var colour = (PngColour)data[9];
        bool allowed = colour switch
        {
            PngColour.Grey => depth is 1 or 2 or 4 or 8 or 16,
            PngColour.Palette => depth is 1 or 2 or 4 or 8,
            PngColour.Rgb or PngColour.GreyAlpha or PngColour.Rgba => depth is 8 or 16,
            _ => throw new PictureFormatException($"The PNG header names colour type {data[9]}; there are 0, 2, 3, 4 and 6."),
        };
        if (!allowed)
            throw new PictureFormatException($"The PNG header names {depth} bits per sample, which colour type {data[9]} does not have.");
        if (data[10] != 0 || data[11] != 0)
            throw new PictureFormatException($"The PNG header names compression {data[10]} and filtering {data[11]}; there is only 0 of both.");
        if (data[12] > 1)
            throw new PictureFormatException($"The PNG header names interlacing {data[12]}; there are 0 and 1.");

        return new PngHeader
        {
            Width = (int)width,
            Height = (int)height,
            Depth = depth,
            Colour = colour,
            Interlaced = data[12] == 1,
        };
    }
}
