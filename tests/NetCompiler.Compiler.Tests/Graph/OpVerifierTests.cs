using NetCompiler.Compiler.Graph;
using NetCompiler.Compiler.Graph.Ops;
using NetCompiler.TestKit.Architectures;
using GraphPadMode = NetCompiler.Compiler.Graph.Ops.PadMode;
using GraphUpsampleMode = NetCompiler.Compiler.Graph.Ops.UpsampleMode;

namespace NetCompiler.Compiler.Tests.Graph;

/// <summary>Every op with inputs that it takes, and with one thing wrong.</summary>
public class OpVerifierTests
{
    private static readonly Shape Map = GraphSketch.Shape(6, 4, 8);
    private static readonly WindowAxis Transposed = new() { Input = 8, Size = 3, Stride = 2, PadBegin = 1, PadEnd = 1, Output = 4 };

    /// <summary>The op, the shape it makes, and those it reads.</summary>
    public static TheoryData<Op, Shape, Shape[]> Whole => new()
    {
        { Conv(), Shape(4, 4, 8), [Map] },
        { Conv() with { AddsInput = true }, Shape(4, 4, 8), [Map, Shape(4, 4, 8)] },
        { Conv() with { IsLinear = true }, Shape(4, 4, 8), [Map] },
        { new ConvOp { Filters = 5, Window = [Axis(4, 4), Axis(8, 8)], IsDense = true }, Shape(5, 1, 1), [Map] },
        { new ConvTransposeOp { Filters = 2, Window = [Transposed], Groups = 2 }, Shape(2, 8), [Shape(6, 4)] },
        { new LocallyConnectedOp { Filters = 5, Window = [Axis(4, 2), Axis(8, 3)] }, Shape(5, 3, 6), [Map] },
        { new AdaptivePoolOp(), Shape(6, 3, 9), [Map] },
        { new LayerNormOp { Epsilon = 0 }, Map, [Map] },
        { new LayerNormOp { Epsilon = 0, WholeMap = true, MapAffine = true }, Map, [Map] },
        { new GroupNormOp { Groups = 3, Epsilon = 0, Affine = true }, Map, [Map] },
        { new LocalResponseNormOp { Size = 5, Alpha = 1, Beta = 1, K = 1 }, Map, [Map] },
        { new BatchNormOp { Epsilon = 0, PerPixel = true }, Map, [Map] },
        { new LayerScaleOp(), Map, [Map] },
        { new PReluOp(), Map, [Map] },
        { new SoftmaxOp(2), Map, [Map] },
        { new PadOp([1, 0], [2, 3], GraphPadMode.Reflect), Shape(6, 7, 11), [Map] },
        { new UpsampleOp(3, GraphUpsampleMode.Bilinear), Shape(6, 12, 24), [Map] },
        { new ShuffleOp(2), Map, [Map] },
        { new SliceOp(2, 3, 5), Shape(6, 4, 5), [Map] },
        { new ConcatOp(1), Shape(6, 7, 8), [Map, Shape(6, 3, 8)] },
        { new SumOp(), Map, [Map, Map] },
        { new ProductOp(), Map, [Map, Shape(6)] },
        { new ProductOp(), Map, [Map, Shape(6, 1, 1)] },
        { new MatMulOp(), Shape(6, 4, 3), [Map, Shape(6, 8, 3)] },
        { new ReshapeOp(), Shape(16, 12), [Map] },
        { new PermuteOp([2, 0, 1]), Shape(8, 6, 4), [Map] },
        { new AttentionOp { Heads = 2 }, Shape(2, 4, 8), [Map] },
        { new AttentionOp { Heads = 1, Window = 4, Shift = 3, BiasTable = "table" }, Shape(2, 4, 8), [Map] },
    };

    /// <summary>What the message says, and the op, shape and inputs that are wrong.</summary>
    public static TheoryData<string, Op, Shape, Shape[]> Broken => new()
    {
        { "it adds 4×4×7 to 4×4×8", Conv() with { AddsInput = true }, Shape(4, 4, 8), [Map, Shape(4, 4, 7)] },
        { "it has 1 inputs", Conv() with { AddsInput = true }, Shape(4, 4, 8), [Map] },
        { "it has 2 inputs", Conv(), Shape(4, 4, 8), [Map, Shape(4, 4, 8)] },
        { "a dense layer has no groups, and it has 2", Conv() with { IsLinear = true, Groups = 2 }, Shape(4, 4, 8), [Map] },
        { "it is linear, and its window is more than a pixel", new ConvOp { Filters = 4, Window = [Axis(4, 2), Axis(8, 1)], IsLinear = true }, Shape(4, 3, 8), [Map] },
        { "its window has a stride, a dilation or padding", new ConvOp { Filters = 4, Window = [Axis(4, 1), Axis(8, 2) with { Stride = 2, Output = 4 }], IsDense = true }, Shape(4, 4, 4), [Map] },
        { "4 groups do not divide 6 channels and 8 filters", new ConvTransposeOp { Filters = 8, Window = [Transposed], Groups = 4 }, Shape(8, 8), [Shape(6, 4)] },
        { "its window makes 6×4 of 6×8, and it reads 6×5", new ConvTransposeOp { Filters = 2, Window = [Transposed] }, Shape(2, 8), [Shape(6, 5)] },
        { "its output padding is 2, with a stride of 2 and a dilation of 1", new ConvTransposeOp { Filters = 2, Window = [Transposed with { Input = 9 }] }, Shape(2, 9), [Shape(6, 4)] },
        { "its output padding is -1", new ConvTransposeOp { Filters = 2, Window = [Transposed with { Input = 6 }] }, Shape(2, 6), [Shape(6, 4)] },
        { "its shape is 5×3×5, and its op makes 5×3×6", new LocallyConnectedOp { Filters = 5, Window = [Axis(4, 2), Axis(8, 3)] }, Shape(5, 3, 5), [Map] },
        { "it makes 6×3 of 6×4×8", new AdaptivePoolOp(), Shape(6, 3), [Map] },
        { "its shape is 5×3×9, and its op makes 6×3×9", new AdaptivePoolOp(), Shape(5, 3, 9), [Map] },
        { "it makes 6 of 6", new AdaptivePoolOp(), Shape(6), [Shape(6)] },
        { "it is over the whole map, and its factors are not", new LayerNormOp { Epsilon = 0, WholeMap = true }, Map, [Map] },
        { "4 groups do not divide 6 channels", new GroupNormOp { Groups = 4, Epsilon = 0, Affine = true }, Map, [Map] },
        { "0 groups do not divide 6 channels", new GroupNormOp { Groups = 0, Epsilon = 0, Affine = true }, Map, [Map] },
        { "it is over 0 channels", new LocalResponseNormOp { Size = 0, Alpha = 1, Beta = 1, K = 1 }, Map, [Map] },
        { "its shape is 6×4, and its op makes 6×4×8", new LayerScaleOp(), Shape(6, 4), [Map] },
        { "there is no axis 3 in 6×4×8", new SoftmaxOp(3), Map, [Map] },
        { "there is no axis -1 in 6×4×8", new SoftmaxOp(-1), Map, [Map] },
        { "it pads 1 and 2 axes of 6×4×8", new PadOp([1], [1, 1], GraphPadMode.Zero), Map, [Map] },
        { "its padding is negative", new PadOp([1, 0], [1, -1], GraphPadMode.Zero), Map, [Map] },
        { "6×4×8 does not reflect so far", new PadOp([4, 0], [0, 0], GraphPadMode.Reflect), Shape(6, 8, 8), [Map] },
        { "its shape is 6×8×8, and its op makes 6×8×16", new UpsampleOp(2, GraphUpsampleMode.Nearest), Shape(6, 8, 8), [Map] },
        { "it enlarges 6 by 2", new UpsampleOp(2, GraphUpsampleMode.Nearest), Shape(6), [Shape(6)] },
        { "4 groups do not divide 6 channels", new ShuffleOp(4), Map, [Map] },
        { "it takes 5 from 4 of an axis of 8", new SliceOp(2, 4, 5), Shape(6, 4, 5), [Map] },
        { "it takes 0 from 4 of an axis of 8", new SliceOp(2, 4, 0), Map, [Map] },
        { "it takes 2 from -1 of an axis of 6", new SliceOp(0, -1, 2), Shape(2, 4, 8), [Map] },
        { "6×4×8 and 6×3×7 do not go together along axis 1", new ConcatOp(1), Shape(6, 7, 8), [Map, Shape(6, 3, 7)] },
        { "its shape is 6×4×8, and its op makes 12×4×8", new ConcatOp(0), Map, [Map, Map] },
        { "6×4×4 does not stand for 6×4×8", new SumOp(), Map, [Map, Shape(6, 4, 4)] },
        { "5 does not stand for 6×4×8", new ProductOp(), Map, [Map, Shape(5)] },
        { "6×4×8 does not stand for 6", new ProductOp(), Map, [Shape(6), Map] },
        { "it has 3 inputs", new SumOp(), Map, [Map, Map, Map] },
        { "6×4×8 and 6×4×8 are no factors of a matrix product", new MatMulOp(), Map, [Map, Map] },
        { "6×4×8 and 5×8×3 are no factors of a matrix product", new MatMulOp(), Shape(6, 4, 3), [Map, Shape(5, 8, 3)] },
        { "6×4×8 has 192 values, 16×11 has 176", new ReshapeOp(), Shape(16, 11), [Map] },
        { "[0, 1, 1] is no order of the axes of 6×4×8", new PermuteOp([0, 1, 1]), Map, [Map] },
        { "[0, 1] is no order of the axes of 6×4×8", new PermuteOp([0, 1]), Map, [Map] },
        { "6 channels are not queries, keys and values of 4 heads", new AttentionOp { Heads = 4 }, Shape(2, 4, 8), [Map] },
        { "windows of 3 do not divide 6×4×8", new AttentionOp { Heads = 1, Window = 3 }, Shape(2, 4, 8), [Map] },
        { "windows of 4 are moved by 4", new AttentionOp { Heads = 1, Window = 4, Shift = 4 }, Shape(2, 4, 8), [Map] },
        { "windows of 0 are moved by 1", new AttentionOp { Heads = 1, Shift = 1 }, Shape(2, 4, 8), [Map] },
        { "it has a table of distances and no window", new AttentionOp { Heads = 1, BiasTable = "table" }, Shape(2, 4, 8), [Map] },
        { "its tensor has 6 values, its shape 2×4 has 8", new ParameterOp { Tensor = "token", FileShape = [1, 6] }, Shape(2, 4), [] },
        { "its tensor's last axis is 4, and its shape has 2 channels", new ParameterOp { Tensor = "token", FileShape = [2, 4], ChannelsLast = true }, Shape(2, 4), [] },
        { "it has 0 inputs", new SumOp(), Map, [] },
    };

    [Theory]
    [MemberData(nameof(Whole), DisableDiscoveryEnumeration = true)]
    public void A_whole_op_is_accepted(Op op, Shape shape, Shape[] inputs) => Assert.Null(Record.Exception(() => GraphVerifier.Verify(Graph(op, shape, inputs))));

    [Theory]
    [MemberData(nameof(Broken), DisableDiscoveryEnumeration = true)]
    public void A_broken_op_is_refused_with_what_disagrees(string message, Op op, Shape shape, Shape[] inputs)
    {
        InvariantException exception = Assert.Throws<InvariantException>(() => GraphVerifier.Verify(Graph(op, shape, inputs)));
        Assert.Contains("op: ", exception.Message, StringComparison.Ordinal);
        Assert.Contains(message, exception.Message, StringComparison.Ordinal);
    }

    private static ConvOp Conv() => new() { Filters = 4, Window = GraphSketch.Window(Map, 1) };

    private static WindowAxis Axis(int input, int size) => new() { Input = input, Size = size, Output = input - size + 1 };

    private static Shape Shape(params ReadOnlySpan<int> sizes) => GraphSketch.Shape(sizes);

    private static NetworkGraph Graph(Op op, Shape shape, Shape[] inputs)
    {
        GraphSketch sketch = new("Net");
        int[] ids = [.. inputs.Select(input => sketch.Input([.. input.Sizes]))];
        if (ids.Length == 0)
            sketch.Input(1);
        sketch.Add("op", op, shape, ids);
        return sketch.Build();
    }
}
