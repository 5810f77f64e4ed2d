namespace NetCompiler.Samples.Pictures.Pnm;

/// <summary>Reads the grey and colour maps of Netpbm: PGM (P2 in decimal, P5 in binary) and PPM (P3, P6), up to 16 bits a sample.</summary>
public static class PnmReader
{
    private const int MaxSample = 65_535;

    /// <summary>Whether a file begins with P2, P3, P5 or P6 and then white space or a comment.</summary>
    public static bool Recognises(ReadOnlySpan<byte> file) =>
        file.Length >= 3 && file[0] == 'P' && file[1] is (byte)'2' or (byte)'3' or (byte)'5' or (byte)'6'
        && (PnmScanner.IsWhiteSpace(file[2]) || file[2] == '#');

    /// <summary>Reads the first picture of the file, with one channel (P2, P5) or three (P3, P6).</summary>
    /// <param name="file">The bytes of the file.</param>
    /// <exception cref="PictureFormatException">The bytes are none of the four formats, or damaged.</exception>
    public static Picture Decode(ReadOnlySpan<byte> file)
    {
        if (!Recognises(file))
            throw new PictureFormatException("This is no PGM or PPM picture.");
        bool colour = file[1] is (byte)'3' or (byte)'6';
        bool binary = file[1] is (byte)'5' or (byte)'6';
        string format = colour ? "PPM" : "PGM";

        var scanner = new PnmScanner(file[2..], format);
        int width = scanner.Number("width");
        int height = scanner.Number("height");
        PictureLimits.CheckSize(format, width, height);
        int max = scanner.Number("largest sample");
        if (max is < 1 or > MaxSample)
            throw new PictureFormatException($"The {format} picture's largest sample is {max}; it should be 1 to {MaxSample}.");

        int channels = colour ? 3 : 1;
        long count = (long)width * height * channels;
        int sampleBytes = max > 255 ? 2 : 1;
        // A decimal sample takes a digit and a space, except that the last needs no space.
        long needed = binary ? count * sampleBytes : 2 * count - 1;
        var rest = binary ? scanner.Raster() : scanner.Rest;
        if (rest.Length < needed)
            throw new PictureFormatException(
                $"The {format} picture is cut short: {width}×{height} pixels take at least {needed} bytes and {rest.Length} are left.");

        var samples = new byte[count];
        for (int i = 0; i < samples.Length; i++)
        {
            int sample = !binary ? scanner.Number("sample") : sampleBytes == 1 ? rest[i] : rest[2 * i] << 8 | rest[2 * i + 1];
            if (sample > max)
                throw new PictureFormatException($"The {format} picture has a sample {sample}, more than the {max} its header allows.");
            samples[i] = SampleScale.ToByte(sample, max);
        }
        return new Picture { Width = width, Height = height, Channels = channels, Samples = samples };
    }
}
