using NetCompiler.Compiler.Graph;
using NetCompiler.Compiler.Graph.Ops;
using NetCompiler.TestKit.Architectures;
using GraphUpsampleMode = NetCompiler.Compiler.Graph.Ops.UpsampleMode;

namespace NetCompiler.Compiler.Tests.Graph;

public class ReceptiveFieldTests
{
    private readonly GraphSketch _sketch = new("Net");

    [Fact]
    public void Two_branches_count_as_the_wider_on_each_axis()
    {
        int input = _sketch.Input(1, 16, 16);
        int tall = _sketch.Add("tall", new ConvOp { Filters = 1, Window = [Axis(5, 2), Axis(1, 0)] }, input);
        int wide = _sketch.Add("wide", new ConvOp { Filters = 1, Window = [Axis(1, 0), Axis(7, 3)] }, input);
        int both = _sketch.Add("concat", new ConcatOp(0), tall, wide);
        _sketch.Add("sum", new SumOp(), both, both);
        AssertFields("5×1", "1×7", "5×7", "5×7");

        static WindowAxis Axis(int size, int pad) => new() { Input = 16, Size = size, PadBegin = pad, PadEnd = pad, Output = 16 };
    }

    // Three 3×3 layers see as much as one 7×7 (COURSE.md §3).
    [Fact]
    public void A_residual_sum_takes_the_longer_way()
    {
        int input = _sketch.Input(1, 16);
        int x = Conv("conv1", input, 3);
        x = Conv("conv2", x, 3);
        x = Conv("conv3", x, 3);
        _sketch.Add("sum", new SumOp(), x, input);
        AssertFields("3", "5", "7", "7");
    }

    [Fact]
    public void A_gate_for_all_pixels_and_a_learnt_value_leave_it()
    {
        int input = _sketch.Input(2, 16);
        int x = Conv("conv1", input, 3, filters: 2);
        int gate = _sketch.Add("pool", new GlobalPoolOp { Kind = PoolKind.Average }, x);
        x = _sketch.Add("product", new ProductOp(), x, gate);
        int position = _sketch.Add("position", new ParameterOp { Tensor = "position", FileShape = [2, 16] }, _sketch.ShapeOf(x));
        _sketch.Add("sum", new SumOp(), x, position);
        AssertFields("3", "", "3", "", "3");
    }

    // Behind a map that is enlarged twofold a window of 3 reaches over two of the pixels that it was made of.
    [Fact]
    public void Enlarging_makes_the_steps_smaller()
    {
        int x = Pool(_sketch.Input(1, 16), 2);
        x = _sketch.Add("upsample", new UpsampleOp(2, GraphUpsampleMode.Nearest), GraphSketch.Shape(1, 16), x);
        x = Conv("conv1", x, 3);
        AssertFields("2", "2", "4");
        x = _sketch.Add("bilinear", new UpsampleOp(2, GraphUpsampleMode.Bilinear), GraphSketch.Shape(1, 32), x);
        Conv("conv2", x, 5);
        AssertFields("2", "2", "4", "5", "7");
    }

    // One output lies under two taps of a window of 3 with a stride of 2.
    [Fact]
    public void A_transposed_convolution_sees_the_taps_above_it()
    {
        int x = Pool(_sketch.Input(1, 16), 2);
        x = _sketch.Add("up", new ConvTransposeOp { Filters = 1, Window = GraphSketch.Window(GraphSketch.Shape(1, 16), 3, 2, 1) }, x);
        Conv("conv1", x, 3);
        AssertFields("2", "4", "6");
    }

    [Fact]
    public void Windows_of_attention_slide_and_attention_over_all_pixels_sees_everything()
    {
        int input = _sketch.Input(3, 28, 28);
        int x = _sketch.Add("patches", new ConvOp { Filters = 6, Window = GraphSketch.Window(_sketch.ShapeOf(input), 4, 4) }, input);
        x = _sketch.Add("windows", new AttentionOp { Heads = 1, Window = 7 }, x);
        x = _sketch.Add("projection", new ConvOp { Filters = 6, Window = GraphSketch.Window(_sketch.ShapeOf(x), 1), IsLinear = true }, x);
        x = _sketch.Add("all", new AttentionOp { Heads = 1 }, x);
        Conv("conv1", x, 3);
        AssertFields("4×4", "28×28", "28×28", "", "");
    }

    // 7 pixels for 3: windows of 3, a step of 7/3.
    [Fact]
    public void Adaptive_pooling_has_windows_too()
    {
        int x = _sketch.Add("pool", new AdaptivePoolOp(), GraphSketch.Shape(1, 3), _sketch.Input(1, 7));
        _sketch.Add("conv1", new ConvOp { Filters = 1, Window = GraphSketch.Window(_sketch.ShapeOf(x), 3) }, x);
        AssertFields("3", "8");
    }

    [Fact]
    public void Axes_in_another_order_keep_theirs()
    {
        int input = _sketch.Input(1, 16, 18);
        int x = _sketch.Add("conv1", new ConvOp { Filters = 2, Window = [new() { Input = 16, Size = 3, Output = 14 }, new() { Input = 18, Size = 5, Output = 14 }] }, input);
        x = _sketch.Add("turned", new PermuteOp([0, 2, 1]), x);
        x = _sketch.Add("slice", new SliceOp(0, 1, 1), x);
        _sketch.Add("channels", new PermuteOp([1, 0, 2]), GraphSketch.Shape(14, 1, 14), x);
        AssertFields("3×5", "5×3", "5×3", "");
    }

    private int Conv(string name, int input, int size, int filters = 1) =>
        _sketch.Add(name, new ConvOp { Filters = filters, Window = GraphSketch.Window(_sketch.ShapeOf(input), size, pad: size / 2) }, input);

    private int Pool(int input, int size) => _sketch.Add("pool", new PoolOp { Kind = PoolKind.Max, Window = GraphSketch.Window(_sketch.ShapeOf(input), size, size) }, input);

    private void AssertFields(params string[] expected)
    {
        NetworkGraph graph = _sketch.Build();
        GraphVerifier.Verify(graph);
        Assert.Equal(expected, NetworkCost.Of(graph).Layers.Select(layer => string.Join("×", layer.ReceptiveField)));
    }
}
