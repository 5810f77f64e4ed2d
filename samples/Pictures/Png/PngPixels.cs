namespace NetCompiler.Samples.Pictures.Png;

/// <summary>Turns scanlines into the samples of a picture: unpacks bits, looks up palettes, applies transparency, reduces to 8 bits.</summary>
internal sealed class PngPixels
{
    private readonly PngHeader _header;
    private readonly byte[] _palette;
    private readonly byte[] _paletteAlpha;
    private readonly ushort[] _key;
    private readonly int _channels;

    private PngPixels(PngContent content)
    {
        _header = content.Header;
        _palette = content.Palette;
        _paletteAlpha = content.Transparency?.PaletteAlpha ?? [];
        _key = content.Transparency?.Key ?? [];
        _channels = (_header.Colour == PngColour.Palette ? 3 : _header.SamplesPerPixel) + (content.Transparency is null ? 0 : 1);
    }

    public static Picture Decode(PngContent content)
    {
        var header = content.Header;
        var passes = Adam7.Passes(header);
        long expected = passes.Where(pass => pass.Width > 0).Sum(pass => pass.Height * (1L + header.ScanlineBytes(pass.Width)));
        PictureLimits.CheckExpansion($"PNG picture of {header.Width}×{header.Height} pixels", content.Compressed.Length, expected);

        var pixels = new PngPixels(content);
        var picture = new Picture
        {
            Width = header.Width,
            Height = header.Height,
            Channels = pixels._channels,
            Samples = new byte[(long)header.Width * header.Height * pixels._channels],
        };
        using var scanlines = new PngScanlines(content);
        foreach (var pass in passes)
        {
            if (pass.Width == 0)
                continue;
            scanlines.StartPass();
            for (int y = 0; y < pass.Height; y++)
            {
                var line = scanlines.Next(header.ScanlineBytes(pass.Width));
                pixels.Unpack(line, pass, picture.Row(pass.Y + y * pass.StepY));
            }
        }
        scanlines.End();
        return picture;
    }

    private void Unpack(ReadOnlySpan<byte> line, PngPass pass, Span<byte> row)
    {
        int count = _header.SamplesPerPixel;
        Span<int> samples = stackalloc int[count];
        for (int x = 0; x < pass.Width; x++)
        {
            for (int i = 0; i < count; i++)
                samples[i] = Sample(line, x * count + i);
            var pixel = row.Slice((pass.X + x * pass.StepX) * _channels, _channels);
            if (_header.Colour == PngColour.Palette)
                LookUp(samples[0], pixel);
            else
                Reduce(samples, pixel);
        }
    }

    // Sample number i of a scanline; samples of less than a byte lie from the highest bit down.
    private int Sample(ReadOnlySpan<byte> line, int i)
    {
        int depth = _header.Depth;
        if (depth == 8)
            return line[i];
        if (depth == 16)
            return line[2 * i] << 8 | line[2 * i + 1];
        long bit = (long)i * depth;
        return line[(int)(bit / 8)] >> (8 - depth - (int)(bit % 8)) & ((1 << depth) - 1);
    }

    private void LookUp(int index, Span<byte> pixel)
    {
        if (3 * index >= _palette.Length)
            throw new PictureFormatException($"The PNG data names colour {index} of a palette of {_palette.Length / 3}.");
        _palette.AsSpan(3 * index, 3).CopyTo(pixel);
        if (pixel.Length == 4)
            pixel[3] = index < _paletteAlpha.Length ? _paletteAlpha[index] : (byte)255;
    }

    private void Reduce(ReadOnlySpan<int> samples, Span<byte> pixel)
    {
        int max = (1 << _header.Depth) - 1;
        for (int i = 0; i < samples.Length; i++)
            pixel[i] = SampleScale.ToByte(samples[i], max);
        // Compared before the reduction: two 16-bit colours may meet in 8 bits and only one of them be transparent.
        if (_key.Length > 0)
            pixel[^1] = IsKey(samples) ? (byte)0 : (byte)255;
    }

    private bool IsKey(ReadOnlySpan<int> samples)
    {
        for (int i = 0; i < samples.Length; i++)
            if (samples[i] != _key[i])
                return false;
        return true;
    }
}
