using NetCompiler.Compiler.Graph;
using NetCompiler.Compiler.Graph.Ops;
using NetCompiler.TestKit.Architectures;
using GraphPadMode = NetCompiler.Compiler.Graph.Ops.PadMode;
using GraphUpsampleMode = NetCompiler.Compiler.Graph.Ops.UpsampleMode;

namespace NetCompiler.Compiler.Tests.Graph;

/// <summary>What of an op decides a result stands in its printed form.</summary>
public class GraphPrinterTests
{
    private static readonly Shape Map = GraphSketch.Shape(6, 4, 8);

    public static TheoryData<string, Op> Ops => new()
    {
        { "Input() 6×4×8 [index 1]", new InputOp { Index = 1 } },
        { "Parameter() 6×4×8 [encoder.pos_embedding, channels last]", new ParameterOp { Tensor = "encoder.pos_embedding", FileShape = [1, 32, 6], ChannelsLast = true } },
        { "Conv() 6×4×8 [6 filters, 1 | 1, linear, tensors in_proj_weight]", new ConvOp { Filters = 6, Window = GraphSketch.Window(Map, 1), IsLinear = true, Tensors = new("in_proj_weight", "in_proj_bias") } },
        { "Conv() 6×4×8 [6 filters, 1 | 1, norm bn1, adds, Relu]", new ConvOp { Filters = 6, Window = GraphSketch.Window(Map, 1), AddsInput = true, Norm = new("bn1", 1e-5), Epilogue = [new(ActivationKind.Relu)] } },
        { "Conv() 6×4×8 [6 filters, 1 | 1, dense]", new ConvOp { Filters = 6, Window = GraphSketch.Window(Map, 1), IsDense = true } },
        { "ConvTranspose() 6×4×8 [6 filters, 3/2 pad 1 | 3/2 pad 1, 2 groups, no bias]", new ConvTransposeOp { Filters = 6, Window = GraphSketch.Window(Map, 3, 2, 1), Groups = 2, Bias = false } },
        { "LocallyConnected() 6×4×8 [6 filters, 3 | 3, no bias]", new LocallyConnectedOp { Filters = 6, Window = GraphSketch.Window(Map, 3), Bias = false } },
        { "AdaptivePool() 6×4×8", new AdaptivePoolOp() },
        { "BatchNorm() 6×4×8 [epsilon 0.001, per pixel]", new BatchNormOp { Epsilon = 1e-3, PerPixel = true } },
        { "LayerNorm() 6×4×8 [epsilon 1E-06, whole map, map affine]", new LayerNormOp { Epsilon = 1e-6, WholeMap = true, MapAffine = true } },
        { "GroupNorm() 6×4×8 [3 groups, epsilon 0.5, no affine]", new GroupNormOp { Groups = 3, Epsilon = 0.5, Affine = false } },
        { "LocalResponseNorm() 6×4×8 [5 channels, alpha 0.0001, beta 0.75, k 2]", new LocalResponseNormOp { Size = 5, Alpha = 1e-4, Beta = 0.75, K = 2 } },
        { "PRelu() 6×4×8 [shared]", new PReluOp { Shared = true } },
        { "LayerScale() 6×4×8", new LayerScaleOp() },
        { "Softmax() 6×4×8", new SoftmaxOp() },
        { "Softmax() 6×4×8 [axis 2]", new SoftmaxOp(2) },
        { "Concat() 6×4×8", new ConcatOp(0) },
        { "Concat() 6×4×8 [axis 1]", new ConcatOp(1) },
        { "Slice() 6×4×8 [6 from 12]", new SliceOp(0, 12, 6) },
        { "Slice() 6×4×8 [4 from 1, axis 1]", new SliceOp(1, 1, 4) },
        { "Shuffle() 6×4×8 [3 groups]", new ShuffleOp(3) },
        { "Pad() 6×4×8 [1+0 | 2+3, Reflect]", new PadOp([1, 2], [0, 3], GraphPadMode.Reflect) },
        { "Upsample() 6×4×8 [2 times, Bilinear]", new UpsampleOp(2, GraphUpsampleMode.Bilinear) },
        { "Reshape() 6×4×8", new ReshapeOp() },
        { "Permute() 6×4×8 [2 0 1]", new PermuteOp([2, 0, 1]) },
        { "MatMul() 6×4×8", new MatMulOp() },
        { "Sum() 6×4×8 [Relu6]", new SumOp { Epilogue = [new(ActivationKind.Clip, 0, 6)] } },
        { "Product() 6×4×8", new ProductOp() },
        { "Attention() 6×4×8 [2 heads]", new AttentionOp { Heads = 2 } },
        { "Attention() 6×4×8 [2 heads, windows of 7, shift 3, bias attn.table]", new AttentionOp { Heads = 2, Window = 7, Shift = 3, BiasTable = "attn.table" } },
    };

    [Theory]
    [MemberData(nameof(Ops), DisableDiscoveryEnumeration = true)]
    public void An_op_is_printed_with_what_decides_its_result(string expected, Op op) =>
        Assert.Equal("%3 op = " + expected, GraphPrinter.Print(new Node { Id = 3, Name = "op", Op = op, Shape = Map }));

    [Fact]
    public void Outputs_are_printed_with_their_names()
    {
        GraphSketch sketch = new("Net");
        int input = sketch.Input(6, 4, 8);
        int sum = sketch.Add("sum1", new SumOp(), input, input);
        Assert.Equal(
            "graph Net\n  %0 input = Input() 6×4×8\n  %1 sum1 = Sum(%0, %0) 6×4×8\n  return %1, %0 as aux\n",
            GraphPrinter.Print(sketch.Build(new GraphOutput(sum, "output"), new GraphOutput(input, "aux"))));
    }
}
