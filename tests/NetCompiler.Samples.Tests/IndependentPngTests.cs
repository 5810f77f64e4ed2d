using NetCompiler.Samples.Pictures;

namespace NetCompiler.Samples.Tests;

/// <summary>
/// Files that other encoders wrote (libvips: grey16-interlaced, rgb8-interlaced, rgba8; Java's ImageIO: grey1, palette4-transparent), all
/// 19×13 pixels that follow a formula.
/// </summary>
public sealed class IndependentPngTests
{
    [Theory]
    [InlineData("grey16-interlaced.png", 1)]
    [InlineData("rgb8-interlaced.png", 3)]
    [InlineData("rgba8.png", 4)]
    public void Files_of_libvips_read(string file, int channels) =>
        Check(file, channels, (x, y, channel) => (byte)(x * 13 + y * 29 + channel * 71));

    [Fact]
    public void A_bit_map_of_ImageIO_reads() => Check("grey1.png", 1, (x, y, _) => (x * 3 + y * 5) % 13 < 6 ? (byte)255 : (byte)0);

    [Fact]
    public void An_interlaced_palette_with_alpha_of_ImageIO_reads() => Check("palette4-transparent.png", 4, (x, y, channel) =>
    {
        int index = (x * 3 + y * 5) % 13;
        return (byte)(channel switch { 0 => index * 19, 1 => 255 - index * 7, 2 => index * index, _ => index < 5 ? index * 50 : 255 });
    });

    private static void Check(string file, int channels, Func<int, int, int, byte> sample)
    {
        var picture = PictureFile.Read(Path.Combine(AppContext.BaseDirectory, "Fixtures", file));
        Assert.Equal((19, 13, channels), (picture.Width, picture.Height, picture.Channels));
        for (int y = 0; y < 13; y++)
            for (int x = 0; x < 19; x++)
                for (int channel = 0; channel < channels; channel++)
                    Assert.Equal(sample(x, y, channel), picture.Row(y)[x * channels + channel]);
    }
}
