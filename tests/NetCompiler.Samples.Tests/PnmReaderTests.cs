using System.Text;
using NetCompiler.Samples.Pictures;

namespace NetCompiler.Samples.Tests;

public sealed class PnmReaderTests
{
    [Theory]
    [InlineData("P2 3 1 255 0 128 255", 1)]
    [InlineData("P2\n# made by hand\n3 1 # size\n255\n0\t128\r\n255\n", 1)]
    [InlineData("P3\n1 1\n255\n0 128 255", 3)]
    public void Decimal_samples_read(string text, int channels)
    {
        var picture = PictureFile.Decode(Encoding.ASCII.GetBytes(text));
        Assert.Equal((3 / channels, 1, channels), (picture.Width, picture.Height, picture.Channels));
        Assert.Equal([0, 128, 255], picture.Samples);
    }

    [Theory]
    [InlineData("P5 2 3 255\n", 1)]
    [InlineData("P6\n#x\n2 1 255 ", 3)]
    public void Binary_samples_read_even_if_they_look_like_white_space(string header, int channels)
    {
        byte[] samples = [32, 10, 35, 0, 255, 13];
        var picture = PictureFile.Decode([.. Encoding.ASCII.GetBytes(header), .. samples]);
        Assert.Equal((2, channels == 1 ? 3 : 1, channels), (picture.Width, picture.Height, picture.Channels));
        Assert.Equal(samples, picture.Samples);
    }

    [Fact]
    public void Samples_scale_to_eight_bits_from_any_depth()
    {
        Assert.Equal([0, 85, 170, 255], PictureFile.Decode("P2 4 1 3 0 1 2 3"u8).Samples);
        Assert.Equal([0, 128, 255], PictureFile.Decode([.. "P5 3 1 65535\n"u8, 0, 0, 0x80, 0x00, 0xFF, 0xFF]).Samples);
        Assert.Equal([0, 255], PictureFile.Decode([.. "P5 2 1 1\n"u8, 0, 1]).Samples);
    }

    [Theory]
    [InlineData("P2", "no PNG, PGM or PPM")]
    [InlineData("P7 1 1 255 0", "no PNG, PGM or PPM")]
    [InlineData("P2 ", "width is missing")]
    [InlineData("P2 x", "width is not a number")]
    [InlineData("P2 -1 1 255 0", "width is not a number")]
    [InlineData("P2 99999999999999999999 1 255 0", "width is beyond 2147483647")]
    [InlineData("P2 0 1 255 0", "0×1 pixels")]
    [InlineData("P5 2147483647 2147483647 255\n0", "2147483647×2147483647 pixels, more than")]
    [InlineData("P6 8192 8192 255\n0", "at least 201326592 bytes and 1 are left")]
    [InlineData("P2 2 2 255 0 0 0", "at least 7 bytes and 6 are left")]
    [InlineData("P2 2 2 255 100 200 0", "sample is missing")]
    [InlineData("P2 1 1 255 a", "sample is not a number")]
    [InlineData("P2 1 1 0 0", "largest sample is 0")]
    [InlineData("P5 1 1 65536\n00", "largest sample is 65536")]
    [InlineData("P2 1 1 15 16", "sample 16, more than the 15")]
    [InlineData("P5 1 1 15\nz", "sample 122, more than the 15")]
    [InlineData("P5 1 1 255", "no white space ends its header")]
    [InlineData("P5 1 1 255\n", "at least 1 bytes and 0 are left")]
    [InlineData("P2 # only a comment", "width is missing")]
    public void Damaged_files_are_refused(string text, string message)
    {
        var refusal = Assert.Throws<PictureFormatException>(() => PictureFile.Decode(Encoding.ASCII.GetBytes(text)));
        Assert.Contains(message, refusal.Message);
    }

    [Fact]
    public void Files_of_other_kinds_are_refused()
    {
        Assert.Contains("empty", Assert.Throws<PictureFormatException>(() => PictureFile.Decode([])).Message);
        Assert.Throws<PictureFormatException>(() => PictureFile.Decode("GIF89a"u8));
        Assert.Throws<PictureFormatException>(() => PictureFile.Decode([0xFF, 0xD8, 0xFF, 0xE0]));
    }
}
