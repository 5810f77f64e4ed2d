using NetCompiler.Compiler.Diagnostics;
using NetCompiler.Compiler.Graph;
using NetCompiler.Generator.Tests.Driver;
using NetCompiler.Generator.Tests.Vocabulary;

namespace NetCompiler.Generator.Tests.Diagnostics;

/// <summary>NC2025 to NC2034, and what the older rules say of the layers that attention, decoders and other norms need. Rows hold what stands between [Network] and the class.</summary>
public sealed class VocabularyDiagnosticsTests
{
    /// <summary>Id, layers with marks, fragments of the message.</summary>
    public static TheoryData<string, string, string[]> MustFail => new()
    {
        { "NC2026", "Input(10, 8, 8), Slice(4, [|8|])", ["slice1", "4", "12", "10", "channels", "Length = 6"] },
        { "NC2026", "Input(10, 8, 6), Slice([|7|], 1, Axis = 2)", ["8", "6", "width"] },
        { "NC2026", "Input(10, 8, 8), Slice(0, 1, Axis = [|3|])", ["3", "2, the width"] },
        { "NC2026", "Input(4), Dense(3), Softmax(Axis = [|1|])", ["softmax1", "1", "only 0"] },
        { "NC2027", "Input(96, 14, 14), SelfAttention([|5|])", ["attention1", "5 heads", "96", "4 or 6"] },
        { "NC2027", "Input(96, 14, 14), WindowAttention([|7|], 7)", ["7 heads", "96"] },
        { "NC2028", "Input(96, 14, 14), WindowAttention(3, [|4|])", ["windowattention1", "14", "4", "2 or 7"] },
        { "NC2028", "Input(96, 14, 15), WindowAttention(3, [|7|])", ["15", "width"] },
        { "NC2029", "Input(96, 14, 14), WindowAttention(3, 7, Shift = [|7|])", ["7", "3"] },
        { "NC2030", "Input(16, 4, 4), Reshape([|32, 4, 4|])", ["reshape1", "512", "256"] },
        { "NC2030", "Input(16, 4, 4), Reshape([|-1, 7|])", ["7", "256"] },
        { "NC2031", "Input(3, 8, 6), Permute([|0, 2, 2|])", ["permute1", "[0, 2, 2]", "3"] },
        { "NC2031", "Input(3, 8, 6), Permute([|1, 0|])", ["[1, 0]", "0 to 2"] },
        { "NC2032", "Input(8, 1, 1), ConvTranspose(4, 3, Pad = [|2|])", ["convt1", "= -1", "Pad = 1"] },
        { "NC2032", "Input(8, 4, 1), ConvTranspose(4, 3, Pads = [0, [|1|], 0, 2])", ["width", "= 0"] },
        { "NC2033", "Input(8, 7, 7), ConvTranspose(4, 3, Stride = 2, Pad = 1, OutputPad = [|2|])", ["convt1", "2"] },
        { "NC2033", "Input(8, 7, 7), ConvTranspose(4, 3, Stride = 2, OutputPads = [1, [|3|]])", ["width", "3", "2"] },
        { "NC2034", "Input(8, 9, 9), Conv(4, 3, Stride = 2, Algorithm = [|ConvAlgorithm.Winograd4x4|])", ["3/2", "ConvAlgorithm.Direct"] },
        { "NC2034", "Input(8, 9, 9), Conv(4, 3, Groups = 2, Algorithm = [|ConvAlgorithm.Winograd2x2|])", ["2 groups"] },

        { "NC2001", "Input(1, 9), Conv(1, 4, Stride = [|3|], Pads = [1, 2])", ["(D + begin + end − F)/S + 1 = (9 + 1 + 2 − 4)/3 + 1 = 3.67", "Pads = [1, 0]"] },
        { "NC2001", "Input(3, 9, 9), DepthwiseConv(4, Stride = [|2|])", ["dwconv1", "9", "4"] },
        { "NC2001", "Input(3, 9, 9), DepthwiseSeparableConv(8, 4, Stride = [|2|])", ["dsconv1", "9", "4"] },
        { "NC2001", "Input(3, 9, 9), SeparableConv(8, 4, Stride = [|2|])", ["sepconv1", "height"] },
        { "NC2001", "Input(3, 9, 9), LocallyConnected(8, 4, Stride = [|2|])", ["local1", "9", "4"] },
        { "NC2002", "Input(1, 4), Conv(1, [|8|], Pads = [1, 2])", ["8", "4 + 1 + 2 = 7"] },
        { "NC2002", "Input(3, 8, 8), LocalResponseNorm([|7|])", ["lrn1", "7", "3", "Size = 5"] },
        { "NC2004", "Input(6, 8, 8), GroupNorm([|4|])", ["gn1", "4", "6", "3 or 6"] },
        { "NC2004", "Input(6, 8, 8), ChannelShuffle([|4|])", ["shuffle1", "4", "6"] },
        { "NC2004", "Input(6, 8, 8), ConvTranspose(4, 2, Groups = [|4|])", ["convt1", "4", "6"] },
        { "NC2005", "Input(1, 4, 4), MaxPool(2, Pads = [0, 0, 0, [|2|]])", ["2", "width"] },
        { "NC2005", "Input(1, 4, 4), Upsample([|0|])", ["Scale", "0"] },
        { "NC2005", "Input(4, 4, 4), Slice([|-1|], 2)", ["Begin", "-1"] },
        { "NC2005", "Input(4, 4, 4), Reshape(16, [|0|])", ["Shape", "0"] },
        { "NC2005", "Input(4, 4, 4), Pad([|-1|])", ["Size", "-1"] },
        { "NC2006", "Input(1, 3, 9), Pad(Sizes = [0, 0, [|3|], 0], Mode = PadMode.Reflect)", ["pad1", "height", "3"] },
        { "NC2006", "Input(1, 3), Conv(1, 3, Pads = [0, [|3|]], PadMode = PadMode.Reflect)", ["3"] },
        { "NC2011", "Input(4), [|Upsample|](2)", ["upsample1", "4"] },
        { "NC2011", "Input(4), [|SelfAttention|](2)", ["attention1", "4"] },
        { "NC2011", "Input(4), [|InstanceNorm|]", ["in1", "4"] },
        { "NC2011", "Input(4), [|ConvTranspose|](2, 2)", ["convt1", "4"] },
        { "NC2013", "Input(1, 9), [|SeparableConv|](4, 3)", ["sepconv1", "1×9", "2", "1"] },
        { "NC2013", "Input(4, 4, 4, 4), [|WindowAttention|](2, 2)", ["2", "3"] },
        { "NC2013", "Input(1, 8, 8), ConvTranspose(1, 2, OutputPads = [|[0]|])", ["OutputPads", "1", "2"] },
        { "NC2013", "Input(16), Reshape(2, 2, 2, 2, [|1|])", ["5", "4"] },
        { "NC2014", "Input(1, 8, 8), Conv(1, 3, Same = true, Pads = [|[1, 1, 0, 0]|])", ["Same", "Pads"] },
        { "NC2014", "Input(1, 8, 8), AdaptiveAvgPool(2, Sizes = [|[2, 2]|])", ["Size", "Sizes"] },
        { "NC2015", "Input(4), Clip(Min = 2, Max = [|1|])", ["clip1", "Max = 1", "Min = 2"] },
        { "NC2015", "Input(4, 8, 8), LocalResponseNorm(K = [|0|])", ["K", "0"] },
        { "NC2016", "Input(4, 512, 512), Upsample([|64|])", ["536870912"] },
        { "NC2021", "Input(4, 8, 8), Upsample(2, Mode = [|(UpsampleMode)7|])", ["Mode", "7"] },
        { "NC2022", "Input(4, 8, 8), [|AdaptiveAvgPool|]", ["adaptiveavgpool1"] },
        { "NC2022", "Input(4, 8, 8), [|Pad|](Mode = PadMode.Zero)", ["pad1"] },
        { "NC2022", "Input(4, 8, 8), [|ConvTranspose|](4)", ["convt1"] },
    };

    /// <summary>Id of the neighbouring rule, layers.</summary>
    public static TheoryData<string, string> MustPass => new()
    {
        { "NC2026", "Input(10, 8, 8), Slice(4, 6), Slice(7, 1, Axis = 2), Softmax(Axis = 2)" },
        { "NC2027", "Input(96, 14, 14), SelfAttention(6)" },
        { "NC2028", "Input(96, 14, 21), WindowAttention(3, 7)" },
        { "NC2029", "Input(96, 14, 14), WindowAttention(3, 7, Shift = 6)" },
        { "NC2030", "Input(16, 4, 4), Reshape(32, 2, 4), Reshape(-1, 8)" },
        { "NC2031", "Input(3, 8, 6), Permute(2, 0, 1)" },
        { "NC2032", "Input(8, 1, 1), ConvTranspose(4, 3, Pad = 1)" },
        { "NC2033", "Input(8, 7, 7), ConvTranspose(4, 3, Stride = 2, Pad = 1, OutputPad = 1)" },
        { "NC2033", "Input(8, 7, 7), ConvTranspose(4, 3, Dilation = 3, OutputPad = 2)" },
        { "NC2034", "Input(8, 9, 9), Conv(4, 3, Algorithm = ConvAlgorithm.Winograd4x4)" },
        { "NC2034", "Input(8, 9, 9), Conv(4, 3, Stride = 2, Algorithm = ConvAlgorithm.Direct)" },
        { "NC2001", "Input(1, 9), Conv(1, 4, Stride = 3, Pads = [1, 0])" },
        { "NC2002", "Input(3, 8, 8), LocalResponseNorm(5), Conv(1, 9, Pads = [1, 1, 0, 0])" },
        { "NC2004", "Input(6, 8, 8), GroupNorm(3), ChannelShuffle(2), ConvTranspose(4, 2, Groups = 2)" },
        { "NC2006", "Input(1, 3, 9), Pad(Sizes = [0, 0, 2, 8], Mode = PadMode.Reflect)" },
        { "NC2013", "Input(3, 9), Conv(1, 3, Pads = [2, 1]), ConvTranspose(1, 2), DepthwiseConv(1)" },
        { "NC2015", "Input(4), Clip(Min = 1, Max = 1)" },
    };

    [Theory]
    [MemberData(nameof(MustFail))]
    public void A_mistake_is_an_error_at_the_value_that_is_wrong(string id, string layers, string[] fragments) =>
        Verdict.MustFail(id, $"[Network, {layers}] public partial class Net;", fragments);

    [Theory]
    [MemberData(nameof(MustPass))]
    public void Its_valid_neighbour_is_not(string id, string layers)
    {
        Assert.StartsWith("NC2", id, StringComparison.Ordinal);
        Assert.Empty(LayerRun.Of(layers).Findings);
    }

    [Theory]
    [MemberData(nameof(MustFail))]
    public void Every_choice_on_offer_makes_the_layer_valid(string id, string layers, string[] fragments)
    {
        string source = MarkedSource.Parse(layers).Text;
        CompilerDiagnostic[] findings = [.. LayerRun.Of(source).Findings];

        Assert.NotEmpty(fragments);
        Assert.All(findings, finding => Assert.Equal(id, finding.Rule.Id));
        foreach (CompilerDiagnostic finding in findings)
            Assert.All(finding.Fixes, fix => Assert.Empty(LayerRun.After(source, finding, fix)));
    }

    /// <summary>Layer, its second input beside one of 16×8×8, fragments of the message.</summary>
    public static TheoryData<string, int[], string[]> Disagreements => new()
    {
        { "Sum", [32, 8, 8], ["sum1", "left is 16×8×8", "right is 32×8×8"] },
        { "Sum", [16, 8, 4], ["16×8×4"] },
        { "Sum", [16, 8], ["right is 16×8"] },
        { "Product", [8, 1, 1], ["product1", "right is 8×1×1"] },
        { "Product", [8], ["right is 8"] },
        { "Concat", [16, 8, 4], ["concat1", "left is 16×8×8", "right is 16×8×4", "channels"] },
        { "Concat", [16], ["right is 16"] },
        { "MatMul", [16, 4, 8], ["matmul1", "right is 16×4×8", "4 and 8"] },
        { "MatMul", [4, 8, 8], ["right is 4×8×8", "16 and 4"] },
    };

    [Theory]
    [MustFail("NC2025")]
    [MemberData(nameof(Disagreements))]
    public void Shapes_that_meet_and_disagree_are_named_with_their_layers(string layer, int[] right, string[] fragments)
    {
        DiagnosticBag findings = new();
        GraphBuilder builder = new("Net", findings);
        GraphValue[] inputs = [builder.AddInput("left", new(16, [8, 8])), builder.AddInput("right", new(right[0], [.. right[1..]]))];

        builder.Add(LayerRun.Call(layer), site: 7, chain: ", called by Block", inputs);

        CompilerDiagnostic finding = Assert.Single(findings.ToEquatableArray());
        Assert.Equal(("NC2025", 7), (finding.Rule.Id, finding.Key.Layer));
        Assert.All(fragments.Append(", called by Block"), fragment => Assert.Contains(fragment, finding.Message, StringComparison.Ordinal));
    }

    [Theory]
    [MustPass("NC2025")]
    [InlineData("Sum", new[] { 16, 8, 8 }, "16×8×8")]
    [InlineData("Sum", new[] { 16, 1, 1 }, "16×8×8")]
    [InlineData("Product", new[] { 16 }, "16×8×8")]
    [InlineData("Concat", new[] { 4, 8, 8 }, "20×8×8")]
    [InlineData("MatMul", new[] { 16, 8, 3 }, "16×8×3")]
    public void Shapes_that_fit_are_not(string layer, int[] right, string expected)
    {
        DiagnosticBag findings = new();
        GraphBuilder builder = new("Net", findings);
        GraphValue[] inputs = [builder.AddInput("left", new(16, [8, 8])), builder.AddInput("right", new(right[0], [.. right[1..]]))];

        GraphValue value = builder.Add(LayerRun.Call(layer), site: 7, chain: "", inputs);

        Assert.Empty(findings.ToEquatableArray());
        Assert.Equal(expected, value.Shape.ToString());
        Assert.NotNull(builder.Build([(value, "output")]));
    }
}
