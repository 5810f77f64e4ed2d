using NetCompiler.Compiler.Collections;
using NetCompiler.Compiler.Diagnostics;
using NetCompiler.Compiler.Graph;
using NetCompiler.Compiler.Graph.Layers;
using NetCompiler.Compiler.Graph.Ops;
using NetCompiler.Compiler.Model;

namespace NetCompiler.Generator.Tests.Vocabulary;

/// <summary>What layers become: shapes, ops and the names of their tensors.</summary>
public sealed class LayerShapeTests
{
    /// <summary>Layers, the shape that leaves them.</summary>
    public static TheoryData<string, string> Shapes => new()
    {
        { "Input(3, 8, 8), Conv(4, 3, Pads = [1, 0, 0, 1])", "4×7×7" },
        { "Input(3, 8), Conv(4, 3, Pads = [2, 0])", "4×8" },
        { "Input(3, 8, 8), MaxPool(3, Stride = 2, Pads = [0, 0, 1, 1])", "3×4×4" },
        { "Input(3, 8, 8), DepthwiseConv(3, Multiplier = 2, Pad = 1)", "6×8×8" },
        { "Input(3, 9, 9), DepthwiseSeparableConv(16, 3, Stride = 2, Pad = 1)", "16×5×5" },
        { "Input(3, 9, 7), SeparableConv(16, 3, Stride = 2)", "16×4×3" },
        { "Input(64, 1, 1), ConvTranspose(32, 7)", "32×7×7" },
        { "Input(32, 7, 7), ConvTranspose(16, 3, Stride = 2, Pad = 1, OutputPad = 1)", "16×14×14" },
        { "Input(32, 7), ConvTranspose(16, 4, Stride = 2, Pads = [1, 2], Dilation = 2)", "16×16" },
        { "Input(2, 9, 9), LocallyConnected(4, 3, Stride = 2)", "4×4×4" },
        { "Input(2, 9, 9), AdaptiveAvgPool(6)", "2×6×6" },
        { "Input(2, 9, 9), AdaptiveAvgPool(Sizes = [1, 3])", "2×1×3" },
        { "Input(2, 9, 9), Linear(5)", "5×9×9" },
        { "Input(8), Linear(5)", "5" },
        { "Input(8, 4, 4), BatchNorm(PerPixel = true), LayerNorm, LayerNorm(WholeMap = true), GroupNorm(2), InstanceNorm, LocalResponseNorm(3), LayerScale, PRelu", "8×4×4" },
        { "Input(8, 4, 4), Relu6, Clip, HardSigmoid, HardSwish, Gelu, Silu, Softmax(Axis = 1)", "8×4×4" },
        { "Input(8, 4, 4), Pad(1), Upsample(2, Mode = UpsampleMode.Bilinear), ChannelShuffle(4)", "8×12×12" },
        { "Input(8, 4, 4), Pad(Sizes = [0, 1, 2, 3])", "8×6×8" },
        { "Input(8, 4, 6), Slice(2, 3), Slice(1, 2, Axis = 2)", "3×4×2" },
        { "Input(8, 4, 6), Reshape(4, -1), Permute(1, 0)", "48×4" },
        { "Input(12, 14, 14), SelfAttention(3), WindowAttention(3, 7, Shift = 3)", "12×14×14" },
    };

    [Theory]
    [MemberData(nameof(Shapes))]
    public void A_layer_makes_its_shape(string layers, string expected)
    {
        (EquatableArray<CompilerDiagnostic> findings, Shape output) = LayerRun.Of(layers);

        Assert.Empty(findings);
        Assert.Equal(expected, output.ToString());
    }

    [Fact]
    public void Twice_as_many_paddings_are_begins_then_ends()
    {
        ConvOp conv = Assert.IsType<ConvOp>(LayerRun.Last("Input(1, 9, 9), Conv(1, 4, Pads = [0, 1, 2, 3])").Op);

        Assert.Equal([(0, 2), (1, 3)], conv.Window.Select(axis => (axis.PadBegin, axis.PadEnd)));
    }

    [Fact]
    public void A_transposed_convolution_has_the_window_of_the_convolution_that_it_transposes()
    {
        ConvTransposeOp op = Assert.IsType<ConvTransposeOp>(LayerRun.Last("Input(4, 7), ConvTranspose(2, 3, Stride = 2, Pad = 1, OutputPad = 1)").Op);

        Assert.Equal(new WindowAxis { Input = 14, Size = 3, Stride = 2, PadBegin = 1, PadEnd = 1, Output = 7 }, Assert.Single(op.Window));
    }

    [Fact]
    public void A_separable_convolution_pads_and_strides_each_axis_once()
    {
        LayerResult result = LayerRun.Last("Input(3, 9, 7), SeparableConv(16, 3, Stride = 2, Pad = 1)");
        LayerPart column = Assert.Single(result.Before);

        Assert.Equal(("x.column", "16×5×7", "x.row"), (column.Name, column.Shape.ToString(), result.Name));
        Assert.Equal(["3/2 pad 1", "1"], ((ConvOp)column.Op).Window.Select(axis => axis.ToString()));
        Assert.Equal(["1", "3/2 pad 1"], ((ConvOp)result.Op).Window.Select(axis => axis.ToString()));
    }

    [Fact]
    public void A_depthwise_separable_convolution_is_a_depthwise_and_a_pointwise_one()
    {
        LayerResult result = LayerRun.Last("Input(3, 9, 9), DepthwiseSeparableConv(16, 3, Bias = false)");
        LayerPart depthwise = Assert.Single(result.Before);

        Assert.Equal(("x.depthwise", "x.pointwise"), (depthwise.Name, result.Name));
        Assert.True(depthwise.Op is ConvOp { Groups: 3, Filters: 3, Taps: 9, Bias: false });
        Assert.True(result.Op is ConvOp { Groups: 1, Filters: 16, Taps: 1, Bias: false });
    }

    [Fact]
    public void Attention_has_the_tensors_of_PyTorch()
    {
        LayerResult result = LayerRun.Last("Input(12, 5), SelfAttention(3)");

        Assert.Equal("x.out_proj", result.Name);
        Assert.Equal(["x.in_proj 36×5", "x 12×5"], result.Before.Select(part => $"{part.Name} {part.Shape}"));
        Assert.True(result.Before[0].Op is ConvOp { IsLinear: true, Tensors: { Weight: "x.in_proj_weight", Bias: "x.in_proj_bias" } });
        Assert.Equal(new AttentionOp { Heads = 3 }, result.Before[1].Op);
    }

    [Fact]
    public void Window_attention_has_the_tensors_of_Swin()
    {
        LayerResult result = LayerRun.Last("Input(12, 14, 14), WindowAttention(3, 7, Shift = 3)");

        Assert.Equal("x.proj", result.Name);
        Assert.Equal(["x.qkv 36×14×14", "x 12×14×14"], result.Before.Select(part => $"{part.Name} {part.Shape}"));
        Assert.Equal(new AttentionOp { Heads = 3, Window = 7, Shift = 3, BiasTable = "x.relative_position_bias_table" }, result.Before[1].Op);
    }

    [Theory]
    [InlineData("LayerNorm(MapAffine = true)", false, true)]
    [InlineData("LayerNorm(WholeMap = true)", true, true)]
    [InlineData("LayerNorm", false, false)]
    public void A_norm_of_the_whole_map_has_tensors_of_its_shape(string layer, bool wholeMap, bool mapAffine) =>
        Assert.Equal(new LayerNormOp { Epsilon = 1e-5, WholeMap = wholeMap, MapAffine = mapAffine }, LayerRun.Last($"Input(4, 8), {layer}").Op);

    [Fact]
    public void An_instance_norm_is_a_group_norm_of_single_channels() =>
        Assert.Equal(new GroupNormOp { Groups = 4, Epsilon = 1e-5, Affine = false }, LayerRun.Last("Input(4, 8), InstanceNorm").Op);

    [Fact]
    public void A_gate_may_be_written_on_either_side()
    {
        Shape gate = Shape.Vector(16);
        Shape map = new(16, [8, 8]);
        LayerResult[] results =
        [
            .. new Shape[][] { [map, gate], [gate, map] }.Select(shapes => LayerTable.Find("Product")!.Build(new LayerContext(LayerRun.Call("Product"), 0, "product1", shapes.ToEquatableArray()))),
        ];

        Assert.Equal([(map, false), (map, true)], results.Select(result => (result.Shape, result.IsSwapped)));
    }

    [Theory]
    [InlineData(new[] { 1, 197, 768 }, true, "768×197")]
    [InlineData(new[] { 1, 1, 768 }, true, "768×1")]
    [InlineData(new[] { 7, 7, 96 }, true, "96×7×7")]
    [InlineData(new[] { 96, 1, 1 }, false, "96×1×1")]
    [InlineData(new[] { 10 }, false, "10")]
    public void A_parameter_has_its_shape_in_the_file_and_channels_first_here(int[] shape, bool channelsLast, string expected)
    {
        LayerModel call = LayerRun.Call("Parameter", ("Name", "encoder.pos_embedding"), ("Shape", shape), ("ChannelsLast", channelsLast));
        DiagnosticBag findings = new();

        GraphValue value = new GraphBuilder("Net", findings).Add(call, site: 0, chain: "");

        Assert.Empty(findings.ToEquatableArray());
        Assert.Equal(expected, value.Shape.ToString());
        ParameterOp op = Assert.IsType<ParameterOp>(LayerTable.Find("Parameter")!.Build(new LayerContext(call, 0, "encoder.pos_embedding")).Op);
        Assert.Equal((string.Join("×", shape), channelsLast, "encoder.pos_embedding"), (string.Join("×", op.FileShape), op.ChannelsLast, op.Tensor));
    }
}
