using NetCompiler.Compiler.Schedule;
using NetCompiler.Compiler.Schedule.Steps;

namespace NetCompiler.Compiler.Tests.Schedule;

/// <summary>How maps lie in memory, and what borders they get.</summary>
public class LayoutTests
{
    [Theory]
    [InlineData("Input(1, 8, 8), Conv(6, 3)", true)]
    [InlineData("Input(3, 8, 8), Conv(6, 3)", true)]
    [InlineData("Input(4, 8), Conv(6, 3)", true)]
    [InlineData("Input(4, 8), Conv(32, 3, Groups = 2)", true)]
    [InlineData("Input(4, 8), Conv(6, 3, Groups = 2)", false)]
    [InlineData("Input(1, 8), Conv(1, 3, Groups = 1)", true)]
    [InlineData("Input(4, 3, 3), Dense(2)", true)]
    [InlineData("Input(40, 3, 3), Dense(2)", true)]
    [InlineData("Input(1, 8, 8), MaxPool(2), Dense(2)", true)]
    [InlineData("Input(3, 8, 8), AvgPool(2), Conv(6, 1)", true)]
    [InlineData("Input(3, 8, 8), AvgPool(2), MaxPool(2), Conv(6, 1)", false)]
    [InlineData("Input(1, 8, 8), MaxPool(2, Pad = 1), Dense(2)", false)]
    [InlineData("Input(1, 5000), MaxPool(2), Dense(2)", false)]
    [InlineData("Input(1, 100), MaxPool(100), Dense(2)", false)]
    [InlineData("Input(5, 8, 8), MaxPool(2), Dense(2)", false)]
    [InlineData("Input(5, 8), Conv(6, 3)", false)]
    [InlineData("Input(4, 8), Conv(4, 3, Groups = 4)", false)]
    [InlineData("Input(1, 8, 8), MaxPool(2)", false)]
    [InlineData("Input(3, 8, 8), GlobalAvgPool", false)]
    [InlineData("Input(3, 8, 8), Relu", false)]
    [InlineData("Input(784), Dense(2)", false)]
    public void Only_an_input_of_few_channels_whose_reader_takes_single_values_is_planar(string layers, bool isPlanar) =>
        Assert.Equal(isPlanar, !Plans.Of(layers).LayoutOf("input").IsChannelsLast);

    [Theory]
    [InlineData(1, 16)]
    [InlineData(16, 16)]
    [InlineData(17, 32)]
    [InlineData(33, 48)]
    [InlineData(240, 240)]
    [InlineData(256, 272)]
    [InlineData(768, 784)]
    [InlineData(1024, 1040)]
    public void A_pixel_takes_whole_vectors_of_the_widest_instruction_set_and_no_multiple_of_a_kilobyte(int filters, int pitch)
    {
        BufferLayout layout = Plans.Of($"Input(5, 8), Conv({filters}, 3), MaxPool(2)").LayoutOf("conv1");
        Assert.True(layout.IsChannelsLast);
        Assert.Equal(pitch, layout.PixelPitch);
        Assert.Equal(6 * pitch, layout.Length);
    }

    [Theory]
    [InlineData("Conv(2, 3)", 0, 0)]
    [InlineData("Conv(2, 3, Pad = 1)", 1, 1)]
    [InlineData("Conv(2, 3, Pad = 2, PadMode = PadMode.Reflect)", 2, 2)]
    [InlineData("Conv(2, 3, Pad = 2, PadMode = PadMode.Replicate)", 2, 2)]
    [InlineData("Conv(2, 4, Same = true)", 1, 2)]
    [InlineData("Conv(2, 3, Same = true, Stride = 3)", 0, 0)]
    [InlineData("Conv(2, 3, Dilation = 3, Pad = 4, Stride = 4, Rounding = Rounding.Ceil)", 4, 6)]
    [InlineData("Conv(2, 4, Stride = 3, Rounding = Rounding.Ceil)", 0, 1)]
    [InlineData("Conv(2, 2, Stride = 4, Rounding = Rounding.Floor)", 0, 0)]
    [InlineData("MaxPool(3, Pad = 1, Stride = 1)", 0, 0)]
    [InlineData("AvgPool(4, Stride = 3, Rounding = Rounding.Ceil)", 0, 0)]
    public void A_border_is_the_padding_of_the_convolution_that_reads_the_map_and_its_overhang(string reader, int begin, int end)
    {
        // The map has 9 pixels.
        BufferLayout layout = Plans.Of($"Input(5, 11), Conv(5, 3), {reader}").LayoutOf("conv1");
        Assert.Equal([begin], layout.BorderBegin);
        Assert.Equal([end], layout.BorderEnd);
        Assert.Equal((begin + 9 + end) * 16, layout.Length);
        Assert.Equal(begin * 16, layout.Interior);
    }

    [Theory]
    [InlineData("Conv(6, 5)", 24, 0, 8)]
    [InlineData("Conv(6, 5), Conv(2, 3, Pad = 2)", 24, 2, 22)]
    [InlineData("Conv(6, 13)", 16, 0, 0)]
    [InlineData("Conv(6, 13), Conv(2, 2, Same = true)", 16, 0, 16)]
    [InlineData("Conv(6, 12)", 17, 0, 15)]
    public void A_convolution_over_pixels_stores_rows_of_whole_vectors(string layers, int pixels, int begin, int end)
    {
        BufferLayout layout = Plans.Of($"Input(1, 28), {layers}, Dense(3)").LayoutOf("conv1");
        Assert.False(layout.IsChannelsLast);
        Assert.Equal(pixels, layout.Shape.Axes[0]);
        Assert.Equal([begin], layout.BorderBegin);
        Assert.Equal([end], layout.BorderEnd);
        Assert.Equal(0, layout.ChannelStride % 16);
        Assert.True(begin + 16 * ((pixels + 15) / 16) <= layout.ChannelStride, "the last vector of a row reaches into the next");
    }

    [Theory]
    [InlineData("Input(1, 28, 28), Conv(6, 5)", true)]
    [InlineData("Input(4, 28, 28), Conv(8, 5)", true)]
    [InlineData("Input(4, 28, 28), Conv(16, 5)", false)]
    [InlineData("Input(4, 28, 28), Conv(17, 5)", false)]
    [InlineData("Input(5, 28, 28), Conv(6, 5)", false)]
    [InlineData("Input(1, 28, 28), Conv(6, 4, Stride = 2)", false)]
    [InlineData("Input(2, 28, 28), Conv(6, 5, Groups = 2)", false)]
    [InlineData("Input(1, 10, 10), Conv(8, 3)", false)]
    [InlineData("Input(1, 28, 28), Conv(6, 5), Softmax", false)]
    [InlineData("Input(1, 28, 28), Conv(6, 5), BatchNorm, Conv(6, 1)", true)]
    [InlineData("Input(1, 28, 28), Conv(6, 5), Relu, BatchNorm, Conv(6, 1)", false)]
    public void Lanes_are_pixels_where_that_makes_fewer_vectors_and_the_reader_takes_planes(string layers, bool isOverPixels) =>
        Assert.Equal(isOverPixels, Plans.Of(layers).Steps.First(step => step.Name == "conv1") is PixelConvStep);

    [Fact]
    public void Each_axis_has_a_border_of_its_own()
    {
        BufferLayout layout = Plans.Of("Input(2, 6, 7, 8), Conv(3, Sizes = [3, 1, 5], Pads = [1, 0, 2])").LayoutOf("input");
        Assert.False(layout.IsChannelsLast);
        Assert.Equal([1, 0, 2], layout.BorderBegin);
        Assert.Equal([1, 0, 2], layout.BorderEnd);
        Assert.Equal([7 * 12, 12, 1], layout.AxisStrides);
        Assert.Equal(8 * 7 * 12, layout.ChannelStride);
        Assert.Equal((7 * 12) + 2, layout.Interior);
    }

    [Fact]
    public void Every_value_and_every_border_pixel_has_a_place_of_its_own_inside_the_buffer() =>
        Assert.All(Plans.OfRandomNetworks.SelectMany(plan => plan.Buffers), buffer =>
        {
            BufferLayout layout = buffer.Layout;
            HashSet<long> taken = [];
            foreach (int[] pixel in Pixels(layout))
            {
                for (int channel = 0; channel < layout.Shape.Channels; channel++)
                {
                    long place = layout.Interior + ((long)channel * layout.ChannelStride) + pixel.Select((position, axis) => (long)position * layout.AxisStrides[axis]).Sum();
                    Assert.InRange(place, 0, layout.Length - 1);
                    Assert.True(taken.Add(place), $"{buffer.Name}: two values at {place}");
                }
            }

            Assert.Equal(0, layout.Length % BufferLayout.Alignment);
            if (layout.IsChannelsLast)
                Assert.All([layout.Interior, .. layout.AxisStrides], offset => Assert.Equal(0, offset % BufferLayout.Alignment));
            Assert.Equal(layout.IsCompact, taken.Count == layout.Shape.Length && taken.Min() == 0 && taken.Max() == layout.Shape.Length - 1);
        });

    // All pixels, those of the border with negative positions or positions behind the map.
    private static IEnumerable<int[]> Pixels(BufferLayout layout)
    {
        IEnumerable<int[]> pixels = [[]];
        for (int axis = 0; axis < layout.Shape.Axes.Count; axis++)
        {
            (int first, int count) = (-layout.BorderBegin[axis], layout.BorderBegin[axis] + layout.Shape.Axes[axis] + layout.BorderEnd[axis]);
            pixels = [.. pixels.SelectMany(pixel => Enumerable.Range(first, count).Select(position => (int[])[.. pixel, position]))];
        }

        return pixels;
    }
}
