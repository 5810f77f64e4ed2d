using NetCompiler.Compiler.Graph;
using NetCompiler.Compiler.Graph.Ops;
using NetCompiler.TestKit.Architectures;
using NetCompiler.TestKit.Interpretation;

namespace NetCompiler.Compiler.Tests.Interpretation;

/// <summary>What the reference cases don't reach: borders, overhangs and refusals, worked out by hand.</summary>
public class InterpreterTests
{
    [Theory]
    [InlineData("AvgPool(2, Stride = 2, Pad = 1, Rounding = Rounding.Floor)", new[] { 1f, 2, 3 }, new[] { 0.5, 2.5 })]
    [InlineData("AvgPool(2, Stride = 2, Pad = 1, CountPad = false, Rounding = Rounding.Floor)", new[] { 1f, 2, 3 }, new[] { 1, 2.5 })]
    [InlineData("AvgPool(3, Stride = 2, Rounding = Rounding.Ceil)", new[] { 1f, 2, 3, 4 }, new[] { 2, 3.5 })]
    [InlineData("AvgPool(3, Stride = 2, Pad = 1, Rounding = Rounding.Ceil)", new[] { 1f, 2, 3, 4 }, new[] { 1, 3, 2.0 })]
    [InlineData("AvgPool(3, Stride = 1, Same = true)", new[] { 1f, 2, 3, 4 }, new[] { 1.5, 2, 3, 3.5 })]
    [InlineData("MaxPool(3, Stride = 1, Pad = 1)", new[] { -1f, -2, -3 }, new[] { -1.0, -1, -2 })]
    [InlineData("MaxPool(2, Stride = 3, Rounding = Rounding.Ceil)", new[] { 1f, 2, 3, 4 }, new[] { 2.0, 4 })]
    public void Pools_at_the_border(string layer, float[] input, double[] expected) => AssertOutput(layer, input, [], expected);

    // Windows start at −1 and 2, and the second ends one pixel behind the input; the filter 100, 10, 1 spells out what each sees.
    [Theory]
    [InlineData("Zero", new[] { 12.0, 340 })]
    [InlineData("Reflect", new[] { 212.0, 343 })]
    [InlineData("Replicate", new[] { 112.0, 344 })]
    public void Padding_of_a_convolution_is_filled_by_its_mode(string mode, double[] expected) =>
        AssertOutput($"Conv(1, 3, Stride = 3, Pad = 1, Bias = false, PadMode = PadMode.{mode})", [1, 2, 3, 4], [("conv1.weight", [100, 10, 1])], expected);

    // Windows start at 0 and 2, and the second hangs over by one pixel.
    [Theory]
    [InlineData("Zero", new[] { 123.0, 340 })]
    [InlineData("Reflect", new[] { 123.0, 343 })]
    [InlineData("Replicate", new[] { 123.0, 344 })]
    public void Overhang_of_a_convolution_goes_on_with_its_padding(string mode, double[] expected) =>
        AssertOutput($"Conv(1, 3, Stride = 2, Bias = false, Rounding = Rounding.Ceil, PadMode = PadMode.{mode})", [1, 2, 3, 4], [("conv1.weight", [100, 10, 1])], expected);

    [Fact]
    public void Groups_read_their_own_channels()
    {
        float[] input = [1, 2, 3, 4];
        NetworkGraph graph = GraphText.Build("[Network, Input(4, 1), Conv(2, 1, Groups = 2, Bias = false)] public partial class Grouped;");
        Assert.Equal([21, 43], GraphInterpreter.Run(graph, _ => [1, 10, 1, 10], input));
    }

    [Fact]
    public void Softmax_of_a_map_is_over_the_channels_of_each_pixel()
    {
        NetworkGraph graph = GraphText.Build("[Network, Input(2, 2), Softmax] public partial class Probabilities;");
        double[] output = GraphInterpreter.Run(graph, _ => [], [0, 1000, 0, 1000]);
        Assert.Equal([0.5, 0.5, 0.5, 0.5], output);
    }

    [Fact]
    public void A_graph_with_a_wrong_map_is_refused()
    {
        NetworkGraph graph = GraphText.Build("[Network, Input(1, 9), Conv(1, 3, Bias = false)] public partial class Wrong;");
        Node conv = graph.Nodes[^1];
        WindowAxis axis = ((ConvOp)conv.Op).Window[0] with { Output = 6 };
        NetworkGraph broken = graph with { Nodes = [graph.Nodes[0], conv with { Op = (ConvOp)conv.Op with { Window = [axis] }, Shape = new(1, [6]) }] };

        InterpretationException exception = Assert.Throws<InterpretationException>(() => GraphInterpreter.Run(broken, _ => [1, 1, 1], new float[9]));
        Assert.Contains("6 pixels", exception.Message, StringComparison.Ordinal);
        Assert.Contains("finds 7", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_tensor_of_another_length_is_refused()
    {
        NetworkGraph graph = GraphText.Build("[Network, Input(1, 9), Conv(1, 3, Bias = false)] public partial class Wrong;");
        InterpretationException exception = Assert.Throws<InterpretationException>(() => GraphInterpreter.Run(graph, _ => [1, 1], new float[9]));
        Assert.Equal("tensor conv1.weight has 2 values, and the graph needs 3", exception.Message);
    }

    [Theory]
    [InlineData(9, 3, 1, 7)]
    [InlineData(9, 5, 2, 3)]
    [InlineData(9, 5, 3, 0)]
    [InlineData(9, 9, 1, 1)]
    [InlineData(227, 11, 4, 55)]
    [InlineData(55, 3, 2, 27)]
    [InlineData(7, 3, 3, 0)]
    [InlineData(3, 5, 1, 0)]
    public void Walking_finds_the_maps_of_the_course(int pixels, int size, int stride, int map) =>
        Assert.Equal(map, WindowWalk.Count(pixels, size, stride, 0, 0, 1, Rounding.Exact));

    private static void AssertOutput(string layer, float[] input, (string Name, float[] Values)[] weights, double[] expected)
    {
        NetworkGraph graph = GraphText.Build($"[Network, Input(1, {input.Length}), {layer}] public partial class Small;");
        double[] output = GraphInterpreter.Run(graph, name => weights.Single(weight => weight.Name == name).Values, input);
        Assert.Equal(expected.Length, output.Length);
        for (int i = 0; i < expected.Length; i++)
            Assert.Equal(expected[i], output[i], 1e-12);
    }
}
