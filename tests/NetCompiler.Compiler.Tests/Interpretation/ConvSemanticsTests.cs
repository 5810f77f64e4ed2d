using NetCompiler.Compiler.Graph;
using NetCompiler.Compiler.Graph.Ops;
using NetCompiler.TestKit.Architectures;
using NetCompiler.TestKit.Reference;
using GraphPadMode = NetCompiler.Compiler.Graph.Ops.PadMode;

namespace NetCompiler.Compiler.Tests.Interpretation;

/// <summary>Locally connected layers, and the convolutions that passes and the vocabulary make of other layers.</summary>
public class ConvSemanticsTests
{
    // COURSE.md §1: x = 10 20 −30 40 −50 with w = .1 .2 .3 gives −4 8 −10; here every place has its own multiple of w and its own bias.
    [Fact]
    public void Locally_connected_pixels_have_filters_of_their_own()
    {
        double[] output = new OpRun((GraphSketch.Shape(1, 5), [10, 20, -30, 40, -50]))
            .With("op.weight", 0.125f, 0.25f, 0.375f, 0.25f, 0.5f, 0.75f, 0.5f, 1, 1.5f)
            .With("op.bias", 1, 2, 3)
            .Compute(new LocallyConnectedOp { Filters = 1, Window = GraphSketch.Window(GraphSketch.Shape(1, 5), 3) });
        OpRun.AssertClose([-5 + 1, 20 + 2, -50 + 3], output);
    }

    [Theory]
    [InlineData(1, 0, 1)]
    [InlineData(2, 1, 1)]
    [InlineData(1, 2, 2)]
    public void Locally_connected_with_equal_filters_is_a_convolution(int stride, int pad, int dilation)
    {
        (Shape Shape, float[] Values) x = OpRun.Random("x", 3, 9, 8);
        const int Filters = 4;
        const int FilterLength = 3 * 3 * 3;
        LocallyConnectedOp op = new() { Filters = Filters, Window = GraphSketch.Window(x.Shape, 3, stride, pad, dilation) };
        int pixels = op.Window[0].Output * op.Window[1].Output;
        float[] weights = Formula.Values("w", 0, 1, Filters * FilterLength);
        float[] biases = Formula.Values("b", 0, 1, Filters);

        double[] expected = new OpRun(x).With("op.weight", weights).With("op.bias", biases).Compute(new ConvOp { Filters = Filters, Window = op.Window });
        double[] output = new OpRun(x)
            .With("op.weight", [.. Enumerable.Range(0, Filters * pixels * FilterLength).Select(i => weights[(i / (pixels * FilterLength) * FilterLength) + (i % FilterLength)])])
            .With("op.bias", [.. Enumerable.Range(0, Filters * pixels).Select(i => biases[i / pixels])])
            .Compute(op);
        OpRun.AssertClose(expected, output);
    }

    // COURSE.md §4: a fully connected layer on an 8×8×4 map with 4 outputs is a convolution of 4 filters 8×8.
    [Fact]
    public void A_dense_layer_written_as_a_convolution_is_the_dense_layer()
    {
        (Shape Shape, float[] Values) x = OpRun.Random("x", 4, 8, 8);
        double[] dense = new OpRun(x).Compute(new DenseOp { Units = 4 });
        OpRun.AssertClose(dense, new OpRun(x).Compute(new ConvOp { Filters = 4, Window = GraphSketch.Window(x.Shape, 8), IsDense = true }));
    }

    [Fact]
    public void A_linear_layer_is_a_dense_layer_for_each_pixel()
    {
        double[] output = new OpRun((GraphSketch.Shape(2, 3), [1, 2, 3, 10, 20, 30])).With("in_proj_weight", 1, 1, 2, -1, 0, 1).With("in_proj_bias", 0, 0.5f, 0)
            .Compute(new ConvOp { Filters = 3, Window = GraphSketch.Window(GraphSketch.Shape(2, 3), 1), IsLinear = true, Tensors = new("in_proj_weight", "in_proj_bias") });
        OpRun.AssertClose([11, 22, 33, -7.5, -15.5, -23.5, 10, 20, 30], output);
    }

    [Fact]
    public void A_second_input_is_added_behind_the_norm_and_before_the_activation()
    {
        ConvOp op = new() { Filters = 1, Window = GraphSketch.Window(GraphSketch.Shape(1, 3), 1), AddsInput = true, Norm = new("bn", 0), Epilogue = [new(ActivationKind.Relu)] };
        double[] output = new OpRun((GraphSketch.Shape(1, 3), [1, 2, 3]), (GraphSketch.Shape(1, 3), [5, -7, 9]))
            .With("op.weight", 2).With("op.bias", 1).With("bn.weight", 3).With("bn.bias", -4).With("bn.running_mean", 1).With("bn.running_var", 4)
            .Compute(op);

        // 2x + 1 = 3 5 7; (… − 1)/2·3 − 4 = −1 2 5.
        Assert.Equal([4, 0, 14], output);
    }

    [Fact]
    public void A_folded_scale_is_a_factor_behind_the_norm_and_before_the_second_input()
    {
        ConvOp op = new() { Filters = 1, Window = GraphSketch.Window(GraphSketch.Shape(1, 3), 1), Bias = false, AddsInput = true, Norm = new("bn", 0), Scale = "scale" };
        double[] output = new OpRun((GraphSketch.Shape(1, 3), [1, 2, 3]), (GraphSketch.Shape(1, 3), [100, 200, 300]))
            .With("op.weight", 2).With("bn.weight", 3).With("bn.bias", -4).With("bn.running_mean", 0).With("bn.running_var", 4).With("scale", 10)
            .Compute(op);

        // 2x/2·3 − 4 = −1 2 5, times ten.
        Assert.Equal([90, 220, 350], output);
    }

    // More pixels than are unrolled at once, over rows and planes.
    [Theory]
    [InlineData(GraphPadMode.Zero)]
    [InlineData(GraphPadMode.Reflect)]
    [InlineData(GraphPadMode.Replicate)]
    public void A_padded_convolution_is_one_of_the_padded_map(GraphPadMode mode)
    {
        (Shape Shape, float[] Values) x = OpRun.Random("x", 4, 5, 11, 13);
        double[] bordered = new OpRun(x).Compute(new PadOp([2, 2, 2], [2, 2, 2], mode), 4, 9, 15, 17);
        float[] asInput = Array.ConvertAll(bordered, value => (float)value);
        Shape larger = GraphSketch.Shape(4, 9, 15, 17);

        double[] expected = new OpRun((larger, asInput)).Compute(new ConvOp { Filters = 6, Groups = 2, Window = GraphSketch.Window(larger, 3) });
        double[] output = new OpRun(x).Compute(new ConvOp { Filters = 6, Groups = 2, PadMode = mode, Window = GraphSketch.Window(x.Shape, 3, pad: 2) });
        OpRun.AssertClose(expected, output);
    }
}
