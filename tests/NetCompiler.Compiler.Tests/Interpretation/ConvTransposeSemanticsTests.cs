using System.Text.Json;
using NetCompiler.Compiler.Collections;
using NetCompiler.Compiler.Graph;
using NetCompiler.Compiler.Graph.Ops;
using NetCompiler.TestKit.Architectures;
using NetCompiler.TestKit.Interpretation;
using NetCompiler.TestKit.Reference;

namespace NetCompiler.Compiler.Tests.Interpretation;

public class ConvTransposeSemanticsTests
{
    /// <summary>The sizes of the convolution's map, groups, and the window: size, stride, padding before and behind, dilation.</summary>
    public static TheoryData<int[], int, int[]> Windows => new()
    {
        { [9], 1, [3, 1, 0, 0, 1] },
        { [9], 1, [3, 2, 1, 1, 1] },
        { [10], 1, [3, 2, 1, 1, 1] },
        { [11], 2, [3, 3, 0, 0, 1] },
        { [12], 2, [4, 2, 1, 2, 1] },
        { [13], 1, [3, 2, 2, 2, 3] },
        { [7, 8], 2, [2, 2, 0, 0, 1] },
        { [9, 10], 1, [3, 2, 1, 1, 1] },
        { [5, 6, 7], 2, [3, 2, 1, 1, 1] },
    };

    // A linear map and its transpose: ⟨A·x, y⟩ = ⟨x, Aᵀ·y⟩ for any x and y. The same tensor serves both: filters×channels of the convolution are
    // channels×filters of the transposed one.
    [Theory]
    [MemberData(nameof(Windows))]
    public void It_is_the_adjoint_of_the_convolution_with_its_weights(int[] map, int groups, int[] window)
    {
        const int Channels = 4;
        const int Filters = 6;
        EquatableArray<WindowAxis> axes = map.Select(size => Axis(size, window)).ToEquatableArray();
        (Shape Shape, float[] Values) x = OpRun.Random("x", [Channels, .. map]);
        (Shape Shape, float[] Values) y = OpRun.Random("y", [Filters, .. axes.Select(axis => axis.Output)]);

        double[] convolved = new OpRun(x).Compute(new ConvOp { Filters = Filters, Window = axes, Groups = groups, Bias = false });
        double[] transposed = new OpRun(y).Compute(new ConvTransposeOp { Filters = Channels, Window = axes, Groups = groups, Bias = false });

        double left = convolved.Zip(y.Values, (a, b) => a * b).Sum();
        double right = transposed.Zip(x.Values, (a, b) => a * b).Sum();
        Assert.Equal(left, right, 1e-10);
        Assert.True(Math.Abs(left) > 1e-3);
    }

    // Each value spreads the filter 1 2 3 from where its window starts: at −1, 1, 3 of a map of six, the last pixel being output padding.
    [Fact]
    public void Values_spread_the_filter_over_the_map()
    {
        WindowAxis axis = new() { Input = 6, Size = 3, Stride = 2, PadBegin = 1, PadEnd = 1, Output = 3 };
        double[] output = new OpRun((GraphSketch.Shape(1, 3), [1, 10, 100])).With("op.weight", 1, 2, 3).With("op.bias", 0.5f).Compute(new ConvTransposeOp { Filters = 1, Window = [axis] });
        OpRun.AssertClose([2.5, 13.5, 20.5, 130.5, 200.5, 300.5], output);
    }

    [Fact]
    public void Convolutional_autoencoder_has_the_reference_output()
    {
        using FileStream file = File.OpenRead(Path.Combine(AppContext.BaseDirectory, "Reference", "Cases", "conv_autoencoder.json"));
        ReferenceCase reference = JsonSerializer.Deserialize<ReferenceCase>(file, new JsonSerializerOptions(JsonSerializerDefaults.Web))!;
        GraphSketch sketch = new("Autoencoder");
        int x = sketch.Input(1, 28, 28);
        x = Relu("enc1", Conv("enc1", x, 16, 3, stride: 2, pad: 1));
        x = Relu("enc2", Conv("enc2", x, 32, 3, stride: 2, pad: 1));
        x = Relu("enc3", Conv("enc3", x, 64, 7));
        x = Relu("dec3", Transpose("dec3", x, GraphSketch.Shape(32, 7, 7), 7));
        x = Relu("dec2", Transpose("dec2", x, GraphSketch.Shape(16, 14, 14), 3, stride: 2, pad: 1));
        x = Transpose("dec1", x, GraphSketch.Shape(1, 28, 28), 3, stride: 2, pad: 1);
        sketch.Add("sigmoid", new ActivationOp(new(ActivationKind.Sigmoid)), x);
        NetworkGraph graph = sketch.Build();
        GraphVerifier.Verify(graph);

        OpRun.AssertClose(reference.Output, GraphInterpreter.Run(graph, reference.Weights, reference.Input.Values()), 1e-8);
        Assert.Equal(reference.Tensors.Select(tensor => $"{tensor.Name} {string.Join("×", tensor.Shape)}"), TensorList.Of(graph).Select(tensor => $"{tensor.Name} {string.Join("×", tensor.Shape)}"));
        NetworkCost cost = NetworkCost.Of(graph);
        Assert.Equal((reference.Parameters, reference.MultiplyAdds), (cost.Parameters, cost.MultiplyAdds));

        int Relu(string name, int input) => sketch.Add(name + "_relu", new ActivationOp(new(ActivationKind.Relu)), input);

        int Conv(string name, int input, int filters, int size, int stride = 1, int pad = 0) =>
            sketch.Add(name, new ConvOp { Filters = filters, Window = GraphSketch.Window(sketch.ShapeOf(input), size, stride, pad) }, input);

        int Transpose(string name, int input, Shape made, int size, int stride = 1, int pad = 0) =>
            sketch.Add(name, new ConvTransposeOp { Filters = made.Channels, Window = GraphSketch.Window(made, size, stride, pad) }, input);
    }

    private static WindowAxis Axis(int size, int[] window)
    {
        WindowAxis axis = new() { Input = size, Size = window[0], Stride = window[1], PadBegin = window[2], PadEnd = window[3], Dilation = window[4], Output = 1 };
        return axis with { Output = ((size + window[2] + window[3] - axis.Effective) / window[1]) + 1 };
    }
}
