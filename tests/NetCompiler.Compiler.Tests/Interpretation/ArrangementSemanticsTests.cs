using NetCompiler.Compiler.Graph;
using NetCompiler.Compiler.Graph.Ops;
using NetCompiler.TestKit.Architectures;
using NetCompiler.TestKit.Interpretation;

namespace NetCompiler.Compiler.Tests.Interpretation;

/// <summary>Ops that only put values elsewhere, and those of two values.</summary>
public class ArrangementSemanticsTests
{
    private static readonly (Shape Shape, float[] Values) Counted = (GraphSketch.Shape(2, 2, 3), [.. Enumerable.Range(0, 12).Select(i => (float)i)]);

    // The example of PyTorch's torch.nn.ChannelShuffle: 1 2 3 4 in two groups gives 1 3 2 4.
    [Fact]
    public void Shuffle_of_the_documentation() =>
        Assert.Equal([1, 3, 2, 4], new OpRun((GraphSketch.Shape(4, 1), [1, 2, 3, 4])).Compute(new ShuffleOp(2)));

    [Fact]
    public void Shuffle_of_three_groups() =>
        Assert.Equal([0, 2, 4, 1, 3, 5], new OpRun((GraphSketch.Shape(6), [0, 1, 2, 3, 4, 5])).Compute(new ShuffleOp(3)));

    [Theory]
    [InlineData(0, 1, 1, new[] { 1, 2, 3 }, new[] { 6.0, 7, 8, 9, 10, 11 })]
    [InlineData(1, 0, 1, new[] { 2, 1, 3 }, new[] { 0.0, 1, 2, 6, 7, 8 })]
    [InlineData(2, 1, 2, new[] { 2, 2, 2 }, new[] { 1.0, 2, 4, 5, 7, 8, 10, 11 })]
    public void Slice_takes_a_run_of_an_axis(int axis, int begin, int length, int[] shape, double[] expected) =>
        Assert.Equal(expected, new OpRun(Counted).Compute(new SliceOp(axis, begin, length), shape));

    [Theory]
    [InlineData(0, new[] { 3, 1, 2 }, new[] { 0.0, 1, 2, 3, 10, 11 })]
    [InlineData(1, new[] { 2, 2, 2 }, new[] { 0.0, 1, 10, 11, 2, 3, 12, 13 })]
    [InlineData(2, new[] { 2, 1, 4 }, new[] { 0.0, 1, 10, 11, 2, 3, 12, 13 })]
    public void Concat_puts_values_one_after_the_other(int axis, int[] shape, double[] expected)
    {
        (Shape, float[]) second = axis == 0 ? (GraphSketch.Shape(1, 1, 2), [10, 11]) : (GraphSketch.Shape(2, 1, 2), [10, 11, 12, 13]);
        Assert.Equal(expected, new OpRun((GraphSketch.Shape(2, 1, 2), [0, 1, 2, 3]), second).Compute(new ConcatOp(axis), shape));
    }

    [Theory]
    [InlineData(new[] { 0, 2, 1 }, new[] { 2, 3, 2 }, new[] { 0.0, 3, 1, 4, 2, 5, 6, 9, 7, 10, 8, 11 })]
    [InlineData(new[] { 2, 0, 1 }, new[] { 3, 2, 2 }, new[] { 0.0, 3, 6, 9, 1, 4, 7, 10, 2, 5, 8, 11 })]
    [InlineData(new[] { 1, 2, 0 }, new[] { 2, 3, 2 }, new[] { 0.0, 6, 1, 7, 2, 8, 3, 9, 4, 10, 5, 11 })]
    public void Permute_gives_the_axes_another_order(int[] order, int[] shape, double[] expected) =>
        Assert.Equal(expected, new OpRun(Counted).Compute(new PermuteOp([.. order]), shape));

    [Fact]
    public void Reshape_keeps_the_order_of_values() =>
        Assert.Equal(Enumerable.Range(0, 12).Select(i => (double)i), new OpRun(Counted).Compute(new ReshapeOp(), 3, 4));

    [Fact]
    public void Sum_and_product_take_a_value_for_each_channel_too()
    {
        (Shape, float[]) map = (GraphSketch.Shape(2, 2), [1, 2, 3, 4]);
        Assert.Equal([11, 22, 33, 44], new OpRun(map, (GraphSketch.Shape(2, 2), [10, 20, 30, 40])).Compute(new SumOp()));
        Assert.Equal([11, 12, 23, 24], new OpRun(map, (GraphSketch.Shape(2, 1), [10, 20])).Compute(new SumOp()));
        Assert.Equal([10, 20, 60, 80], new OpRun(map, (GraphSketch.Shape(2), [10, 20])).Compute(new ProductOp()));
        Assert.Equal([10, 40, 90, 160], new OpRun(map, (GraphSketch.Shape(2, 2), [10, 20, 30, 40])).Compute(new ProductOp()));
    }

    [Fact]
    public void Matrix_product_is_one_for_each_channel()
    {
        double[] output = new OpRun((GraphSketch.Shape(2, 1, 2), [1, 2, 3, 4]), (GraphSketch.Shape(2, 2, 3), [1, 2, 3, 4, 5, 6, 1, 0, 0, 0, 1, 0])).Compute(new MatMulOp(), 2, 1, 3);
        Assert.Equal([9, 12, 15, 3, 4, 0], output);
    }

    [Fact]
    public void A_parameter_with_channels_last_is_turned()
    {
        GraphSketch sketch = new("Net");
        int input = sketch.Input(2, 3);
        int position = sketch.Add("position", new ParameterOp { Tensor = "encoder.pos_embedding", FileShape = [1, 3, 2], ChannelsLast = true }, GraphSketch.Shape(2, 3));
        sketch.Add("sum", new SumOp(), input, position);
        NetworkGraph graph = sketch.Build();
        GraphVerifier.Verify(graph);
        Assert.Equal([1, 3, 5, 2, 4, 6], GraphInterpreter.Run(graph, name => name == "encoder.pos_embedding" ? [1, 2, 3, 4, 5, 6] : [], new float[6]));
    }

    [Fact]
    public void Every_input_and_output_has_its_place()
    {
        GraphSketch sketch = new("Net");
        int first = sketch.Input(2);
        int second = sketch.Input(2, 2);
        int product = sketch.Add("product", new ProductOp(), second, first);
        int sum = sketch.Add("sum", new SumOp(), second, first);
        NetworkGraph graph = sketch.Build(new GraphOutput(sum, "main"), new GraphOutput(product, "aux"));
        GraphVerifier.Verify(graph);

        Evaluation evaluation = GraphInterpreter.Evaluate(graph, _ => [], [[10, 20], [1, 2, 3, 4]]);
        Assert.Equal([11, 12, 23, 24], evaluation.Outputs[0]);
        Assert.Equal([10, 20, 60, 80], evaluation.Outputs[1]);
        InterpretationException exception = Assert.Throws<InterpretationException>(() => GraphInterpreter.Evaluate(graph, _ => [], [[1, 2]]));
        Assert.Equal("Net has 2 inputs, and 1 samples were given", exception.Message);
    }
}
