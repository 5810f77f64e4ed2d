using System.Buffers.Binary;

namespace NetCompiler.Samples.Pictures.Png;

/// <summary>
/// The tRNS chunk: alpha without an alpha channel. For grey and colour it names the one colour that is transparent, at the file's own
/// depth; for a palette it lists the alpha of the first colours.
/// </summary>
internal sealed record PngTransparency
{
    /// <summary>The samples of the transparent colour; empty for a palette.</summary>
    public required ushort[] Key { get; init; }

    /// <summary>The alpha of the palette's first colours, the rest being opaque; empty otherwise.</summary>
    public required byte[] PaletteAlpha { get; init; }

    public static PngTransparency Parse(ReadOnlySpan<byte> data, PngHeader header, int paletteColours)
    {
        switch (header.Colour)
        {
            case PngColour.Palette:
                if (data.Length > paletteColours)
                    throw new PictureFormatException($"The PNG transparency lists {data.Length} colours and the palette has {paletteColours}.");
                return new PngTransparency { Key = [], PaletteAlpha = data.ToArray() };

            case PngColour.Grey or PngColour.Rgb:
                int expected = 2 * header.SamplesPerPixel;
                if (data.Length != expected)
                    throw new PictureFormatException($"The PNG transparency has {data.Length} bytes and should have {expected}.");
                var key = new ushort[header.SamplesPerPixel];
                for (int i = 0; i < key.Length; i++)
                    key[i] = BinaryPrimitives.ReadUInt16BigEndian(data[(2 * i)..]);
                return new PngTransparency { Key = key, PaletteAlpha = [] };

            default:
                throw new PictureFormatException($"The PNG file names a transparent colour, but its colour type {(int)header.Colour} has an alpha channel.");
        }
    }
}
