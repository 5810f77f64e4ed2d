namespace NetCompiler.Samples.Pictures.Fitting;

/// <summary>Makes pictures grey.</summary>
public static class GreyConversion
{
    // Luma of ITU-R BT.601 (.299, .587, .114) in 1/65,536: together one, so that white stays white.
    private const int Red = 19_595;
    private const int Green = 38_470;
    private const int Blue = 7_471;

    /// <summary>The picture in grey, one channel; what is transparent is laid on black.</summary>
    public static Picture ToGrey(this Picture picture)
    {
        var grey = new byte[picture.Width * picture.Height];
        int channels = picture.Channels;
        for (int i = 0; i < grey.Length; i++)
        {
            var pixel = picture.Samples.AsSpan(i * channels, channels);
            int luma = channels < 3 ? pixel[0] : (Red * pixel[0] + Green * pixel[1] + Blue * pixel[2] + (1 << 15)) >> 16;
            grey[i] = (byte)(picture.HasAlpha ? (luma * pixel[^1] + 127) / 255 : luma);
        }
        return new Picture { Width = picture.Width, Height = picture.Height, Channels = 1, Samples = grey };
    }
}
