using NetCompiler.Compiler.Graph;
using NetCompiler.Compiler.Graph.Ops;
using NetCompiler.TestKit.Architectures;
using GraphUpsampleMode = NetCompiler.Compiler.Graph.Ops.UpsampleMode;

namespace NetCompiler.Compiler.Tests.Graph;

/// <summary>The course's rules of counting, for every op that has something to count.</summary>
public class NetworkCostTests
{
    private static readonly Shape Map = GraphSketch.Shape(6, 4, 8);

    /// <summary>The op, what it reads and makes; neurons, weights, biases, multiply-adds.</summary>
    public static TheoryData<Op, Shape, Shape, long[]> Layers => new()
    {
        // COURSE.md §3: 150 inputs → 148, three weights each: 444; shared: 3.
        { new LocallyConnectedOp { Filters = 1, Window = GraphSketch.Window(Shape(1, 150), 3), Bias = false }, Shape(1, 150), Shape(1, 148), [148, 444, 0, 444] },
        { new ConvOp { Filters = 1, Window = GraphSketch.Window(Shape(1, 150), 3), Bias = false }, Shape(1, 150), Shape(1, 148), [148, 3, 0, 444] },
        { new DenseOp { Units = 148, Bias = false }, Shape(150), Shape(148), [148, 22_200, 0, 22_200] },
        { new LocallyConnectedOp { Filters = 5, Window = GraphSketch.Window(Map, 3) }, Map, Shape(5, 2, 6), [60, 60 * 54, 60, 60 * 54] },

        // COURSE.md §3: 32×32×3, six 5×5 filters, same; §4: GoogLeNet's bottleneck, directly and through sixteen channels.
        { new ConvOp { Filters = 6, Window = GraphSketch.Window(Shape(3, 32, 32), 5, pad: 2), Bias = false }, Shape(3, 32, 32), Shape(6, 32, 32), [6_144, 450, 0, 460_800] },
        { new ConvOp { Filters = 48, Window = GraphSketch.Window(Shape(480, 14, 14), 5, pad: 2), Bias = false }, Shape(480, 14, 14), Shape(48, 14, 14), [9_408, 576_000, 0, 112_896_000] },
        { new ConvOp { Filters = 16, Window = GraphSketch.Window(Shape(480, 14, 14), 1), Bias = false }, Shape(480, 14, 14), Shape(16, 14, 14), [3_136, 7_680, 0, 1_505_280] },

        // A dense layer for each pixel (ViT's in_proj) and a dense layer as a convolution.
        { new ConvOp { Filters = 2304, Window = GraphSketch.Window(Shape(768, 197), 1), IsLinear = true }, Shape(768, 197), Shape(2304, 197), [453_888, 1_769_472, 2304, 348_585_984] },
        { new ConvOp { Filters = 4, Window = GraphSketch.Window(Shape(4, 8, 8), 8), IsDense = true }, Shape(4, 8, 8), Shape(4, 1, 1), [4, 1024, 4, 1024] },

        // Every input value goes to 32/2 filters' 49 taps.
        { new ConvTransposeOp { Filters = 32, Window = GraphSketch.Window(Shape(64, 7, 7), 7), Groups = 2 }, Shape(64, 1, 1), Shape(32, 7, 7), [1_568, 50_176, 32, 50_176] },

        { new AdaptivePoolOp(), Map, Shape(6, 2, 2), [24, 0, 0, 0] },
        { new PoolOp { Kind = PoolKind.Max, Window = GraphSketch.Window(Shape(96, 55, 55), 3, 2) }, Shape(96, 55, 55), Shape(96, 27, 27), [69_984, 0, 0, 0] },

        // COURSE.md §5: "batch norm 2-D" has 2·h·w parameters per map.
        { new BatchNormOp { Epsilon = 0 }, Map, Map, [0, 6, 6, 0] },
        { new BatchNormOp { Epsilon = 0, PerPixel = true }, Map, Map, [0, 192, 192, 0] },
        { new LayerNormOp { Epsilon = 0 }, Map, Map, [0, 6, 6, 0] },
        { new LayerNormOp { Epsilon = 0, MapAffine = true }, Map, Map, [0, 192, 192, 0] },
        { new GroupNormOp { Groups = 3, Epsilon = 0, Affine = true }, Map, Map, [0, 6, 6, 0] },
        { new GroupNormOp { Groups = 6, Epsilon = 0, Affine = false }, Map, Map, [0, 0, 0, 0] },
        { new LocalResponseNormOp { Size = 5, Alpha = 1, Beta = 1, K = 1 }, Map, Map, [0, 0, 0, 0] },
        { new PReluOp(), Map, Map, [0, 6, 0, 0] },
        { new PReluOp { Shared = true }, Map, Map, [0, 1, 0, 0] },
        { new LayerScaleOp(), Map, Map, [0, 6, 0, 0] },
        { new AttentionOp { Heads = 2 }, Map, Shape(2, 4, 8), [0, 0, 0, 0] },
        { new AttentionOp { Heads = 3, Window = 7, BiasTable = "table" }, Shape(288, 56, 56), Shape(96, 56, 56), [0, 507, 0, 0] },
        { new UpsampleOp(2, GraphUpsampleMode.Nearest), Map, Shape(6, 8, 16), [0, 0, 0, 0] },
        { new ShuffleOp(2), Map, Map, [0, 0, 0, 0] },
        { new ReshapeOp(), Map, Shape(192), [0, 0, 0, 0] },
    };

    [Theory]
    [MemberData(nameof(Layers), DisableDiscoveryEnumeration = true)]
    public void A_layer_counts_for_what_the_course_says(Op op, Shape input, Shape output, long[] expected)
    {
        GraphSketch sketch = new("Net");
        sketch.Add("op", op, output, sketch.Input([.. input.Sizes]));
        NetworkGraph graph = sketch.Build();
        GraphVerifier.Verify(graph);
        LayerCost cost = Assert.Single(NetworkCost.Of(graph).Layers);
        Assert.Equal(expected, new[] { cost.Neurons, cost.Weights, cost.Biases, cost.MultiplyAdds });
    }

    [Fact]
    public void Learnt_values_count_and_every_input_is_an_activation()
    {
        GraphSketch sketch = new("Net");
        int first = sketch.Input(6, 4);
        sketch.Input(3);
        int token = sketch.Add("token", new ParameterOp { Tensor = "token", FileShape = [6, 1] }, GraphSketch.Shape(6, 1));
        sketch.Add("sum", new SumOp(), first, token);
        NetworkCost cost = NetworkCost.Of(sketch.Build());
        Assert.Equal((6, 27, 4 * 27), (cost.Parameters, cost.InputLength, cost.ActivationBytes));
        Assert.Equal(["token", "sum"], cost.Layers.Select(layer => layer.Node.Name));
    }

    private static Shape Shape(params ReadOnlySpan<int> sizes) => GraphSketch.Shape(sizes);
}
