using NetCompiler.Samples.Pictures;
using NetCompiler.Samples.Pictures.Fitting;

namespace NetCompiler.Samples.Tests;

public sealed class FittingTests
{
    [Fact]
    public void Grey_is_luma_and_transparency_is_black()
    {
        Assert.Equal([76, 150, 29, 255, 7], Picture(5, 1, 3, 255, 0, 0, 0, 255, 0, 0, 0, 255, 255, 255, 255, 7, 7, 7).ToGrey().Samples);
        Assert.Equal([0, 100, 200], Picture(3, 1, 2, 200, 0, 200, 128, 200, 255).ToGrey().Samples);
        Assert.Equal([128], Picture(1, 1, 4, 255, 255, 255, 128).ToGrey().Samples);
        Assert.Equal([1, 2], Picture(2, 1, 1, 1, 2).ToGrey().Samples);
    }

    [Fact]
    public void Shrinking_averages_areas()
    {
        Assert.Equal([5, 25], Picture(4, 1, 1, 0, 10, 20, 30).Resize(2, 1).Samples);
        // Each target covers one and a half sources: (0·1 + 30·½)/1.5, (30·½ + 90·1)/1.5.
        Assert.Equal([10, 70], Picture(3, 1, 1, 0, 30, 90).Resize(2, 1).Samples);
        Assert.Equal([10, 70], Picture(1, 3, 1, 0, 30, 90).Resize(1, 2).Samples);
        Assert.Equal([15, 25, 35], Picture(2, 2, 3, 0, 10, 20, 10, 20, 30, 20, 30, 40, 30, 40, 50).Resize(1, 1).Samples);
    }

    [Fact]
    public void Enlarging_interpolates_between_centres()
    {
        Assert.Equal([0, 25, 75, 100], Picture(2, 1, 1, 0, 100).Resize(4, 1).Samples);
        Assert.Equal([0, 25, 75, 100], Picture(1, 2, 1, 0, 100).Resize(1, 4).Samples);
        Assert.Equal([9, 9, 9, 9, 9, 9], Picture(1, 1, 1, 9).Resize(3, 2).Samples);
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(7, 3)]
    [InlineData(28, 28)]
    [InlineData(100, 61)]
    [InlineData(1_000, 999)]
    public void Resizing_keeps_an_even_picture_even(int width, int height)
    {
        foreach (byte level in new byte[] { 0, 1, 127, 254, 255 })
        {
            var even = new Picture { Width = width, Height = height, Channels = 1, Samples = Enumerable.Repeat(level, width * height).ToArray() };
            Assert.All(even.Resize(28, 28).Samples, sample => Assert.Equal(level, sample));
        }
    }

    [Fact]
    public void Resizing_to_the_same_size_changes_nothing()
    {
        var picture = Picture(3, 2, 1, 1, 2, 3, 4, 5, 6);
        Assert.Equal(picture.Samples, picture.Resize(3, 2).Samples);
    }

    [Fact]
    public void Resizing_refuses_alpha_and_sizes_below_one()
    {
        Assert.Throws<ArgumentException>(() => Picture(1, 1, 2, 9, 9).Resize(2, 2));
        Assert.Throws<ArgumentOutOfRangeException>(() => Picture(1, 1, 1, 9).Resize(0, 2));
    }

    [Fact]
    public void A_frame_keeps_proportions_and_is_filled_up_with_black()
    {
        Assert.Equal([0, 0, 0, 9, 9, 9, 0, 0, 0], Picture(6, 2, 1, [.. Enumerable.Repeat((byte)9, 12)]).FitInto(3, 3).Samples);
        Assert.Equal([0, 9, 0, 0, 9, 0, 0, 9, 0], Picture(1, 3, 1, 9, 9, 9).FitInto(3, 3).Samples);
    }

    [Fact]
    public void A_needle_is_one_pixel_wide_in_its_frame()
    {
        var frame = Picture(1, 5_000, 1, [.. Enumerable.Repeat((byte)200, 5_000)]).FitInto(28, 28);
        Assert.Equal(28, frame.Samples.Count(sample => sample == 200));
        Assert.Equal(27 * 28, frame.Samples.Count(sample => sample == 0));
    }

    [Fact]
    public void The_border_tells_which_way_round_a_picture_is()
    {
        Assert.True(Picture(3, 3, 1, 255, 255, 255, 255, 0, 255, 255, 255, 255).HasBrightBorder());
        Assert.False(Picture(3, 3, 1, 0, 0, 0, 0, 255, 0, 0, 0, 0).HasBrightBorder());
        // Half is not more than half; the inside does not count.
        Assert.False(Picture(2, 1, 1, 255, 0).HasBrightBorder());
        Assert.True(Picture(1, 1, 1, 128).HasBrightBorder());
        Assert.Equal([255, 0, 155], Picture(3, 1, 1, 0, 255, 100).Invert().Samples);
        Assert.Throws<ArgumentException>(() => Picture(1, 1, 3, 1, 2, 3).HasBrightBorder());
    }

    private static Picture Picture(int width, int height, int channels, params byte[] samples) =>
        new() { Width = width, Height = height, Channels = channels, Samples = samples };
}
