using NetCompiler.Samples.Pictures.Png;
using NetCompiler.Samples.Tests.PngEncoding;

namespace NetCompiler.Samples.Tests;

public sealed class PngReaderTests
{
    // Every colour type with every depth it has, but for palettes.
    public static TheoryData<int, int> Formats => new()
    {
        { 0, 1 }, { 0, 2 }, { 0, 4 }, { 0, 8 }, { 0, 16 }, { 2, 8 }, { 2, 16 }, { 4, 8 }, { 4, 16 }, { 6, 8 }, { 6, 16 },
    };

    [Theory]
    [MemberData(nameof(Formats))]
    public void Every_format_reads_with_every_filter_plain_and_interlaced(int colour, int depth)
    {
        for (int filter = -1; filter < 5; filter++)
            foreach (bool interlaced in new[] { false, true })
                Check(PngImage.Pattern(37, 21, colour, depth) with { Filter = filter, Interlaced = interlaced });
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void Small_pictures_read_although_passes_are_empty(int colour, int depth)
    {
        for (int width = 1; width <= 9; width++)
            for (int height = 1; height <= 9; height++)
                Check(PngImage.Pattern(width, height, colour, depth) with { Interlaced = true });
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(4)]
    [InlineData(8)]
    public void Palettes_read_with_and_without_transparency(int depth)
    {
        int colours = 1 << depth;
        var palette = Enumerable.Range(0, 3 * colours).Select(i => (byte)(i * 91 + 7)).ToArray();
        byte[] alpha = [200, 0];
        foreach (bool interlaced in new[] { false, true })
        {
            var image = PngImage.Pattern(23, 11, 3, depth) with { Palette = palette, Interlaced = interlaced };
            var opaque = PngReader.Decode(PngEncoder.Encode(image));
            var transparent = PngReader.Decode(PngEncoder.Encode(image with { Transparency = alpha }));

            Assert.Equal((3, 4), (opaque.Channels, transparent.Channels));
            for (int y = 0; y < image.Height; y++)
                for (int x = 0; x < image.Width; x++)
                {
                    int index = image.Sample(x, y, 0);
                    byte[] colour = palette[(3 * index)..(3 * index + 3)];
                    Assert.Equal(colour, opaque.Row(y).Slice(3 * x, 3).ToArray());
                    Assert.Equal([.. colour, index < 2 ? alpha[index] : (byte)255], transparent.Row(y).Slice(4 * x, 4).ToArray());
                }
        }
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(0, 2)]
    [InlineData(0, 4)]
    [InlineData(0, 8)]
    [InlineData(0, 16)]
    [InlineData(2, 8)]
    [InlineData(2, 16)]
    public void One_colour_can_be_transparent(int colour, int depth)
    {
        var image = PngImage.Pattern(9, 5, colour, depth);
        var key = Enumerable.Range(0, image.SamplesPerPixel).Select(channel => image.Sample(4, 2, channel)).ToArray();
        byte[] transparency = [.. key.SelectMany(sample => new[] { (byte)(sample >> 8), (byte)sample })];
        var picture = PngReader.Decode(PngEncoder.Encode(image with { Transparency = transparency }));

        Assert.Equal(image.SamplesPerPixel + 1, picture.Channels);
        Assert.Equal(0, picture.Row(2)[5 * picture.Channels - 1]);
        for (int y = 0; y < image.Height; y++)
            for (int x = 0; x < image.Width; x++)
            {
                bool transparent = key.Select((sample, channel) => sample == image.Sample(x, y, channel)).All(same => same);
                Assert.Equal(transparent ? 0 : 255, picture.Row(y)[(x + 1) * picture.Channels - 1]);
            }
    }

    [Fact]
    public void The_transparent_colour_is_compared_at_the_depth_of_the_file()
    {
        // 0x1234 and 0x1235 are the same in 8 bits.
        var image = PngImage.Pattern(2, 1, 0, 16) with { Sample = (x, _, _) => 0x1234 + x, Transparency = [0x12, 0x34] };
        Assert.Equal([0x12, 0, 0x12, 255], PngReader.Decode(PngEncoder.Encode(image)).Samples);
    }

    [Fact]
    public void Sixteen_bits_round_to_the_nearest_of_eight()
    {
        int[] samples = [0, 128, 129, 0x7FFF, 0x8000, 65_406, 65_407, 65_535];
        var image = PngImage.Pattern(samples.Length, 1, 0, 16) with { Sample = (x, _, _) => samples[x] };
        Assert.Equal([0, 0, 1, 127, 128, 254, 255, 255], PngReader.Decode(PngEncoder.Encode(image)).Samples);
    }

    [Fact]
    public void Data_in_many_chunks_reads() => Check(PngImage.Pattern(31, 17, 6, 8) with { DataChunk = 1 });

    [Fact]
    public void Unknown_chunks_that_may_be_ignored_are()
    {
        var image = PngImage.Pattern(5, 4, 2, 8);
        byte[] file = PngEncoder.Encode(image);
        int afterHeader = PngEncoder.Signature.Length + 25;
        byte[] extended = [.. file[..afterHeader], .. PngEncoder.Chunk("teSt", [1, 2, 3]), .. file[afterHeader..], 0xFF];
        Assert.Equal(PngReader.Decode(file).Samples, PngReader.Decode(extended).Samples);
    }

    [Fact]
    public void True_colour_may_carry_a_palette() => Check(PngImage.Pattern(5, 4, 2, 8) with { Palette = [1, 2, 3] });

    private static void Check(PngImage image)
    {
        var picture = PngReader.Decode(PngEncoder.Encode(image));
        Assert.Equal((image.Width, image.Height, image.SamplesPerPixel), (picture.Width, picture.Height, picture.Channels));
        double max = (1 << image.Depth) - 1;
        var expected = new byte[picture.Samples.Length];
        for (int i = 0; i < expected.Length; i++)
        {
            int pixel = i / picture.Channels;
            int sample = image.Sample(pixel % image.Width, pixel / image.Width, i % picture.Channels);
            expected[i] = (byte)Math.Round(255 * sample / max, MidpointRounding.AwayFromZero);
        }
        Assert.Equal(expected, picture.Samples);
    }
}
