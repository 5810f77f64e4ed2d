using NetCompiler.Compiler.Graph;
using NetCompiler.Compiler.Graph.Ops;
using NetCompiler.TestKit.Architectures;
using GraphPadMode = NetCompiler.Compiler.Graph.Ops.PadMode;
using GraphUpsampleMode = NetCompiler.Compiler.Graph.Ops.UpsampleMode;

namespace NetCompiler.Compiler.Tests.Interpretation;

/// <summary>Ops that make a larger or a smaller map without weights.</summary>
public class ResamplingSemanticsTests
{
    [Fact]
    public void Nearest_repeats_pixels() =>
        Assert.Equal([1, 1, 2, 2, 1, 1, 2, 2, 3, 3, 4, 4, 3, 3, 4, 4], new OpRun((GraphSketch.Shape(1, 2, 2), [1, 2, 3, 4])).Compute(new UpsampleOp(2, GraphUpsampleMode.Nearest), 1, 4, 4));

    // The example of PyTorch's torch.nn.Upsample: scale 2, bilinear, align_corners off.
    [Fact]
    public void Bilinear_has_the_values_of_the_documentation() =>
        OpRun.AssertClose(
            [1, 1.25, 1.75, 2, 1.5, 1.75, 2.25, 2.5, 2.5, 2.75, 3.25, 3.5, 3, 3.25, 3.75, 4],
            new OpRun((GraphSketch.Shape(1, 2, 2), [1, 2, 3, 4])).Compute(new UpsampleOp(2, GraphUpsampleMode.Bilinear), 1, 4, 4));

    // Outputs lie at −1/3, 0, 1/3, 2/3, 1, 4/3 of pixels 0 and 1.
    [Fact]
    public void Linear_of_one_axis_by_three() =>
        OpRun.AssertClose([0, 0, 3, 6, 9, 9], new OpRun((GraphSketch.Shape(1, 2), [0, 9])).Compute(new UpsampleOp(3, GraphUpsampleMode.Bilinear), 1, 6));

    [Fact]
    public void Trilinear_is_linear_on_each_axis()
    {
        double[] output = new OpRun((GraphSketch.Shape(1, 2, 2, 2), [0, 1, 2, 3, 4, 5, 6, 7])).Compute(new UpsampleOp(2, GraphUpsampleMode.Bilinear), 1, 4, 4, 4);
        double[] along = [0, 0.25, 0.75, 1];
        OpRun.AssertClose([.. from z in along from y in along from x in along select (4 * z) + (2 * y) + x], output);
    }

    // Windows of an axis of 7 for 3 outputs: 0 to 3, 2 to 5, 4 to 7; of 5 for 2: 0 to 3, 2 to 5. They overlap.
    [Fact]
    public void Adaptive_pooling_has_the_windows_of_pytorch()
    {
        float[] values = [.. Enumerable.Range(0, 35).Select(i => (float)(i * i))];
        double[] output = new OpRun((GraphSketch.Shape(1, 5, 7), values)).Compute(new AdaptivePoolOp(), 1, 2, 3);
        OpRun.AssertClose([.. from y in new[] { 0, 2 } from x in new[] { 0, 2, 4 } select Mean(y, x)], output);

        double Mean(int top, int left) => (from y in Enumerable.Range(top, 3) from x in Enumerable.Range(left, 3) select (double)values[(y * 7) + x]).Average();
    }

    [Fact]
    public void Adaptive_pooling_to_a_divisor_is_average_pooling_and_to_one_pixel_the_mean()
    {
        (Shape Shape, float[] Values) x = OpRun.Random("x", 3, 6, 8);
        double[] pooled = new OpRun(x).Compute(new PoolOp { Kind = PoolKind.Average, Window = GraphSketch.Window(x.Shape, 2, 2) });
        OpRun.AssertClose(pooled, new OpRun(x).Compute(new AdaptivePoolOp(), 3, 3, 4));
        OpRun.AssertClose(new OpRun(x).Compute(new GlobalPoolOp { Kind = PoolKind.Average }), new OpRun(x).Compute(new AdaptivePoolOp(), 3, 1, 1));
    }

    [Fact]
    public void Adaptive_pooling_may_enlarge() =>
        Assert.Equal([1, 1.5, 2], new OpRun((GraphSketch.Shape(1, 2), [1, 2])).Compute(new AdaptivePoolOp(), 1, 3));

    // COURSE.md §2: the borders of x = 10 20 −30 40 −50.
    [Theory]
    [InlineData(GraphPadMode.Zero, new[] { 0.0, 10, 20, -30, 40, -50, 0, 0 })]
    [InlineData(GraphPadMode.Reflect, new[] { 20.0, 10, 20, -30, 40, -50, 40, -30 })]
    [InlineData(GraphPadMode.Replicate, new[] { 10.0, 10, 20, -30, 40, -50, -50, -50 })]
    public void Pad_fills_the_border_by_its_mode(GraphPadMode mode, double[] expected) =>
        Assert.Equal(expected, new OpRun((GraphSketch.Shape(1, 5), [10, 20, -30, 40, -50])).Compute(new PadOp([1], [2], mode), 1, 8));

    [Fact]
    public void Pad_has_its_own_border_on_each_side_of_each_axis() =>
        Assert.Equal([0, 0, 0, 0, 1, 2, 0, 3, 4], new OpRun((GraphSketch.Shape(1, 2, 2), [1, 2, 3, 4])).Compute(new PadOp([1, 1], [0, 0], GraphPadMode.Zero), 1, 3, 3));
}
