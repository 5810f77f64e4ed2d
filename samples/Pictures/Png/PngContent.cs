namespace NetCompiler.Samples.Pictures.Png;

/// <summary>What the chunks of a PNG file say: the header, the tables, and the compressed scanlines in one piece.</summary>
internal sealed record PngContent
{
    public required PngHeader Header { get; init; }

    /// <summary>The palette's colours, three bytes each; empty without one.</summary>
    public required byte[] Palette { get; init; }

    public required PngTransparency? Transparency { get; init; }

    /// <summary>The data of all IDAT chunks: one zlib stream.</summary>
    public required MemoryStream Compressed { get; init; }

    /// <summary>Reads the chunks behind the signature, up to IEND; what follows it is not looked at.</summary>
    public static PngContent Read(ReadOnlySpan<byte> chunks)
    {
        var first = PngChunk.Take(ref chunks);
        if (first.Type != "IHDR")
            throw new PictureFormatException($"The PNG file begins with the chunk {first.Type} and should begin with IHDR.");
        var header = PngHeader.Parse(first.Data);

        byte[] palette = [];
        PngTransparency? transparency = null;
        var compressed = new MemoryStream();
        string previous = first.Type;
        while (true)
        {
            var chunk = PngChunk.Take(ref chunks);
            switch (chunk.Type)
            {
                case "PLTE":
                    if (palette.Length > 0 || transparency is not null || compressed.Length > 0)
                        throw Misplaced(chunk.Type);
                    palette = ReadPalette(chunk.Data, header);
                    break;
                case "tRNS":
                    if (transparency is not null || compressed.Length > 0)
                        throw Misplaced(chunk.Type);
                    transparency = PngTransparency.Parse(chunk.Data, header, palette.Length / 3);
                    break;
                case "IDAT":
                    if (compressed.Length > 0 && previous != "IDAT")
                        throw Misplaced(chunk.Type);
                    compressed.Write(chunk.Data);
                    break;
                case "IEND":
                    if (header.Colour == PngColour.Palette && palette.Length == 0)
                        throw new PictureFormatException("The PNG file has palette colours but no palette.");
                    compressed.Position = 0;
                    return new PngContent { Header = header, Palette = palette, Transparency = transparency, Compressed = compressed };
                default:
                    if (chunk.IsCritical)
                        throw new PictureFormatException($"The PNG file has a chunk {chunk.Type}, which is not to be ignored and unknown here or out of place.");
                    break;
            }
            previous = chunk.Type;
        }
    }

    // True colour may carry a palette too, as advice for poor screens; it is checked and not used.
    private static byte[] ReadPalette(ReadOnlySpan<byte> data, PngHeader header)
    {
        if (header.Colour is PngColour.Grey or PngColour.GreyAlpha)
            throw new PictureFormatException("The PNG file is grey and has a palette.");
        int most = header.Colour == PngColour.Palette ? 1 << header.Depth : 256;
        if (data.Length % 3 != 0 || data.Length == 0 || data.Length > 3 * most)
            throw new PictureFormatException($"The PNG palette has {data.Length} bytes; it should have three for each of 1 to {most} colours.");
        return data.ToArray();
    }

    private static PictureFormatException Misplaced(string type) => new($"The PNG file has a chunk {type} out of place, or one too many.");
}
