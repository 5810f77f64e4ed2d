using NetCompiler.Compiler.Emit.Surface;
using NetCompiler.Compiler.Graph;
using NetCompiler.Compiler.Graph.Ops;
using NetCompiler.TestKit.Architectures;

namespace NetCompiler.Compiler.Tests.Emit;

/// <summary>The table of a network whose layers nobody would read one by one.</summary>
public class SummaryTableTests
{
    private readonly GraphSketch _sketch = new("Net");
    private int _unnamed;

    [Fact]
    public void A_small_network_has_a_row_for_each_layer()
    {
        int x = Residual(_sketch.Input(4, 8, 8), "layer1.0");
        Residual(x, "layer1.1");
        Assert.Equal(["input", "layer1.0.conv1", "layer1.0.bn1", "relu1", "layer1.0.conv2", "sum2", "relu3", "layer1.1.conv1", "layer1.1.bn1", "relu4", "layer1.1.conv2", "sum5", "relu6"], Rows());
    }

    // As in ResNet: sums and activations by default names are their block's; what stands outside keeps its norms and functions with it.
    [Fact]
    public void A_large_network_has_a_row_for_each_block()
    {
        int x = Conv(_sketch.Input(4, 8, 8), "conv1");
        x = Relu(Norm(x, "bn1"));
        x = _sketch.Add("maxpool1", new PoolOp { Kind = PoolKind.Max, Window = GraphSketch.Window(_sketch.ShapeOf(x), 3, 1, 1) }, x);
        for (int block = 0; block < 7; block++)
            x = Residual(x, $"layer{1 + (block / 4)}.{block % 4}");
        x = _sketch.Add("gap1", new GlobalPoolOp { Kind = PoolKind.Average }, x);
        _sketch.Add("fc", new DenseOp { Units = 3 }, x);

        Assert.Equal(
            """
            Net
            layer                                      output  neurons  weights  parameters  multiply-adds  receptive field
            ───────────────────────────────────────────────────────────────────────────────────────────────────────────────
            input     Input                            4×8×8
            conv1     Conv 3×3 pad 1, BatchNorm, Relu  4×8×8       256      148         152          9,216              3×3
            maxpool1  MaxPool 3×3 pad 1                4×8×8       256                                                  5×5
            layer1.0  6 layers                         4×8×8       512      292         296         18,432              9×9
            layer1.1  6 layers                         4×8×8       512      292         296         18,432            13×13
            layer1.2  6 layers                         4×8×8       512      292         296         18,432            17×17
            layer1.3  6 layers                         4×8×8       512      292         296         18,432            21×21
            layer2.0  6 layers                         4×8×8       512      292         296         18,432            25×25
            layer2.1  6 layers                         4×8×8       512      292         296         18,432            29×29
            layer2.2  6 layers                         4×8×8       512      292         296         18,432            33×33
            gap1      GlobalAvgPool                    4             4
            fc        Dense                            3             3       12          15             12
            ───────────────────────────────────────────────────────────────────────────────────────────────────────────────
            neurons 4,103, with the input 4,359: 17.4 KB of activations (arena 400 bytes)
            parameters 2,239: 8956 bytes
            multiply-adds 138,252

            """.ReplaceLineEndings("\n"),
            SummaryTable.Write("Net", NetworkCost.Of(Verified()), 100));
        Assert.Equal(1 + 4 + (7 * 6) + 2, Rows(everyLayer: true).Count);
    }

    // As in Inception v3: the pool between two branches is the module's, the one between two modules is not.
    [Fact]
    public void A_module_of_branches_is_a_block()
    {
        int x = _sketch.Input(4, 8, 8);
        foreach (string name in new[] { "Mixed_5b", "Mixed_5c", "Mixed_6a", "Mixed_6b" })
        {
            int first = Relu(Norm(Conv(x, name + ".branch1x1.conv"), name + ".branch1x1.bn"));
            int second = Relu(Norm(Conv(x, name + ".branch3x3_1.conv"), name + ".branch3x3_1.bn"));
            int third = Relu(Norm(Conv(Pool(x), name + ".branch_pool.conv"), name + ".branch_pool.bn"));
            x = _sketch.Add(Unnamed("concat"), new ConcatOp(0), first, second, third);
            if (name is "Mixed_5c")
                x = Pool(x);
        }

        Assert.Equal(["input", "Mixed_5b", "Mixed_5c", "pool11", "Mixed_6a", "Mixed_6b"], Rows());
    }

    // As in DenseNet and ConvNeXt: what is too large for a block, or a list, holds blocks.
    [Fact]
    public void Blocks_of_blocks_are_opened()
    {
        int x = Norm(Conv(_sketch.Input(4, 8, 8), "features.conv0"), "features.norm0");
        for (int layer = 1; layer <= 12; layer++)
        {
            int y = Conv(Relu(Norm(x, $"features.denseblock1.denselayer{layer}.norm1")), $"features.denseblock1.denselayer{layer}.conv1");
            x = _sketch.Add(Unnamed("concat"), new ConcatOp(0), x, y);
        }

        x = Conv(Norm(x, "features.transition1.norm"), "features.transition1.conv");
        for (int block = 0; block < 2; block++)
        {
            int y = _sketch.Add($"features.5.{block}.layer_scale", new LayerScaleOp(), Conv(Norm(Conv(x, $"features.5.{block}.block.0"), $"features.5.{block}.block.2"), $"features.5.{block}.block.3"));
            x = _sketch.Add(Unnamed("sum"), new SumOp(), x, y);
        }

        Norm(x, "features.norm5");
        Assert.Equal(
            ["input", "features.conv0", .. Enumerable.Range(1, 12).Select(layer => $"features.denseblock1.denselayer{layer}"), "features.transition1", "features.5.0", "features.5.1", "features.norm5"],
            Rows());
    }

    [Fact]
    public void Every_input_has_a_row_and_is_counted()
    {
        int first = _sketch.Input(4, 8, 8);
        int second = _sketch.Input(4);
        _sketch.Add("product1", new ProductOp(), first, second);
        string table = SummaryTable.Write("Net", NetworkCost.Of(Verified()), 0);
        Assert.Equal(["input", "input2", "product1"], Rows());
        Assert.Contains("with the input 260: ", table, StringComparison.Ordinal);
    }

    private int Residual(int x, string name)
    {
        int y = Conv(Relu(Norm(Conv(x, name + ".conv1"), name + ".bn1")), name + ".conv2");
        return Relu(_sketch.Add(Unnamed("sum"), new SumOp(), y, x));
    }

    private int Conv(int x, string name) => _sketch.Add(name, new ConvOp { Filters = 4, Window = GraphSketch.Window(_sketch.ShapeOf(x), 3, pad: 1), Bias = false }, x);

    private int Norm(int x, string name) => _sketch.Add(name, new BatchNormOp { Epsilon = 1e-5 }, x);

    private int Relu(int x) => _sketch.Add(Unnamed("relu"), new ActivationOp(new(ActivationKind.Relu)), x);

    private int Pool(int x) => _sketch.Add(Unnamed("pool"), new PoolOp { Kind = PoolKind.Max, Window = GraphSketch.Window(_sketch.ShapeOf(x), 3, 1, 1) }, x);

    private string Unnamed(string kind) => $"{kind}{++_unnamed}";

    private NetworkGraph Verified()
    {
        NetworkGraph graph = _sketch.Build();
        GraphVerifier.Verify(graph);
        return graph;
    }

    // The first column between the rules.
    private IReadOnlyList<string> Rows(bool everyLayer = false)
    {
        string[] lines = SummaryTable.Write("Net", NetworkCost.Of(Verified()), 0, everyLayer).Split('\n');
        return [.. lines.Skip(3).TakeWhile(line => !line.StartsWith('─')).Select(line => line.Split(' ')[0])];
    }
}
