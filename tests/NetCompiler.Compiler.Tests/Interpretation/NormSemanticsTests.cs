using NetCompiler.Compiler.Graph;
using NetCompiler.Compiler.Graph.Ops;
using NetCompiler.TestKit.Architectures;

namespace NetCompiler.Compiler.Tests.Interpretation;

public class NormSemanticsTests
{
    private const double Epsilon = 1e-3;

    // Mean 2 and variance 1 over the channels of the first pixel, 25 and 225 of the second.
    [Fact]
    public void Layer_norm_is_over_the_channels_of_each_pixel()
    {
        double[] output = new OpRun((GraphSketch.Shape(2, 2), [1, 10, 3, 40])).With("op.weight", 2, 3).With("op.bias", 0, 1).Compute(new LayerNormOp { Epsilon = 0 });
        OpRun.AssertClose([-2, -2, 4, 4], output);
    }

    [Fact]
    public void Layer_norm_of_the_course_has_factors_for_every_value()
    {
        double[] output = new OpRun((GraphSketch.Shape(2, 2), [1, 10, 3, 40])).With("op.weight", 1, 2, 3, 4).With("op.bias", 0, 0, 10, 0).Compute(new LayerNormOp { Epsilon = 0, MapAffine = true });
        OpRun.AssertClose([-1, -2, 13, 4], output);
    }

    [Fact]
    public void Layer_norm_of_the_map_is_over_all_values()
    {
        // Mean 4, variance (9 + 1 + 1 + 9)/4 = 5, and ε = 4.
        double[] output = new OpRun((GraphSketch.Shape(2, 2), [1, 3, 5, 7])).With("op.weight", 1, 1, 1, 2).With("op.bias", 0, 0, 0, 1)
            .Compute(new LayerNormOp { Epsilon = 4, WholeMap = true, MapAffine = true });
        OpRun.AssertClose([-1, -1 / 3.0, 1 / 3.0, 3], output);
    }

    [Fact]
    public void Group_norm_is_over_neighbouring_channels()
    {
        double[] output = new OpRun((GraphSketch.Shape(4, 1), [1, 3, 10, 40])).With("op.weight", 1, 2, 3, 4).With("op.bias", 0, 0, 0, 5)
            .Compute(new GroupNormOp { Groups = 2, Epsilon = 0, Affine = true });
        OpRun.AssertClose([-1, 2, -3, 9], output);
    }

    [Fact]
    public void Group_norm_with_a_group_for_each_channel_is_instance_norm()
    {
        double[] output = new OpRun((GraphSketch.Shape(2, 2), [1, 3, 10, 40])).Compute(new GroupNormOp { Groups = 2, Epsilon = 0, Affine = false });
        OpRun.AssertClose([-1, 1, -1, 1], output);
    }

    [Fact]
    public void Group_norm_with_one_group_is_the_layer_norm_of_the_map()
    {
        (Shape Shape, float[] Values) x = OpRun.Random("x", 6, 3, 4);
        double[] expected = new OpRun(x).With("op.weight", [.. Enumerable.Repeat(1f, 72)]).With("op.bias", new float[72]).Compute(new LayerNormOp { Epsilon = Epsilon, WholeMap = true, MapAffine = true });
        OpRun.AssertClose(expected, new OpRun(x).Compute(new GroupNormOp { Groups = 1, Epsilon = Epsilon, Affine = false }));
    }

    // COURSE.md §5: "batch norm 2-D" has its own constants for each pixel.
    [Fact]
    public void Batch_norm_per_pixel_has_constants_for_every_value()
    {
        double[] output = new OpRun((GraphSketch.Shape(1, 3), [1, 2, 3]))
            .With("op.weight", 1, 2, 3).With("op.bias", 0, 10, 20).With("op.running_mean", 0, 1, 2).With("op.running_var", 1, 4, 9)
            .Compute(new BatchNormOp { Epsilon = 0, PerPixel = true });
        OpRun.AssertClose([1, 11, 21], output);
    }

    // Channels 0 … 4 with the values 1 … 5: the squares of two before and two behind, cut off at the ends.
    [Fact]
    public void Local_response_norm_reads_the_neighbouring_channels()
    {
        double[] output = new OpRun((GraphSketch.Shape(5, 1), [1, 2, 3, 4, 5])).Compute(new LocalResponseNormOp { Size = 5, Alpha = 10, Beta = 0.5, K = 2 });
        double[] squares = [1 + 4 + 9, 1 + 4 + 9 + 16, 1 + 4 + 9 + 16 + 25, 4 + 9 + 16 + 25, 9 + 16 + 25];
        OpRun.AssertClose([.. squares.Select((sum, i) => (i + 1) / Math.Sqrt(2 + (2 * sum)))], output);
    }

    // Of an even size PyTorch's window has one more before: channels c − 1 and c.
    [Fact]
    public void Local_response_norm_of_an_even_size_reads_more_before()
    {
        double[] output = new OpRun((GraphSketch.Shape(3, 1), [1, 2, 3])).Compute(new LocalResponseNormOp { Size = 2, Alpha = 2, Beta = 1, K = 1 });
        OpRun.AssertClose([1 / 2.0, 2 / 6.0, 3 / 14.0], output);
    }

    [Fact]
    public void Layer_scale_is_a_factor_for_each_channel() =>
        Assert.Equal([2, 4, -9, -12], new OpRun((GraphSketch.Shape(2, 2), [1, 2, 3, 4])).With("op", 2, -3).Compute(new LayerScaleOp()));

    [Fact]
    public void Prelu_has_a_slope_for_each_channel_or_one()
    {
        (Shape, float[]) x = (GraphSketch.Shape(2, 2), [-1, 2, -3, 4]);
        Assert.Equal([-0.5, 2, -6, 4], new OpRun(x).With("op.weight", 0.5f, 2).Compute(new PReluOp()));
        Assert.Equal([-0.25, 2, -0.75, 4], new OpRun(x).With("op.weight", 0.25f).Compute(new PReluOp { Shared = true }));
    }

    [Theory]
    [InlineData(0, new[] { 0.5, 1, 0.5, 0 })]
    [InlineData(1, new[] { 0.5, 0.5, 1, 0 })]
    public void Softmax_is_along_its_axis(int axis, double[] expected)
    {
        float[] values = axis == 0 ? [3, 800, 3, 0] : [3, 3, 800, 0];
        OpRun.AssertClose(expected, new OpRun((GraphSketch.Shape(2, 2), values)).Compute(new SoftmaxOp(axis)));
    }
}
