namespace NetCompiler.Samples.Pictures.Png;

/// <summary>
/// Reads PNG pictures (W3C Portable Network Graphics, third edition): every colour type and depth, interlaced or not, palettes and
/// transparency. Samples become 8-bit; gamma and colour profiles are not applied; of an animation the still picture is read.
/// </summary>
public static class PngReader
{
    // 0x89 shows a transfer that drops the eighth bit; CR LF, end-of-file and LF one that changes line ends.
    private static ReadOnlySpan<byte> Signature => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    /// <summary>Whether a file begins like a PNG picture. Three letters are enough, so that a damaged signature is called that.</summary>
    public static bool Recognises(ReadOnlySpan<byte> file) => file.Length >= 4 && file[..4].SequenceEqual(Signature[..4]);

    /// <summary>Reads the picture: one channel for grey, three for colour or a palette, one more where there is transparency.</summary>
    /// <param name="file">The bytes of the file.</param>
    /// <exception cref="PictureFormatException">The bytes are no PNG picture, or a damaged one.</exception>
    public static Picture Decode(ReadOnlySpan<byte> file)
    {
        if (!file.StartsWith(Signature))
            throw new PictureFormatException("The PNG signature is damaged, as by a transfer in text mode.");
        return PngPixels.Decode(PngContent.Read(file[Signature.Length..]));
    }
}
