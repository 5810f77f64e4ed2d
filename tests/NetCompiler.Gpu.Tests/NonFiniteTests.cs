extern alias StandIn;

using NetCompiler.Compiler.Graph;
using NetCompiler.Gpu.Tests.Running;
using NetCompiler.TestKit.Architectures;
using NetCompiler.TestKit.Compilation;
using NetCompiler.TestKit.Reference;
using NetCompiler.Weights;
using StandIn::ILGPU.Runtime;

namespace NetCompiler.Gpu.Tests;

/// <summary>What layers make of NaN and infinities is what the CPU's kernels make of them.</summary>
public class NonFiniteTests
{
    private static readonly Dictionary<string, (string Input, string Body)> Bodies = new()
    {
        ["Norm"] = ("5, 6, 6", "x.BatchNorm().Relu()"),
        ["Slopes"] = ("5, 6, 6", "x.PRelu()"),
        ["SumAndProduct"] = ("5, 6, 6", "(x * x.Tanh()) + x"),
        ["Neighbours"] = ("5, 6, 6", "x.LocalResponseNorm(3)"),
        ["NeighboursByLogarithm"] = ("5, 6, 6", "x.LocalResponseNorm(3, alpha: 2, beta: 0.6)"),
        ["NeighboursUpwards"] = ("5, 6, 6", "x.LocalResponseNorm(3, alpha: 2, beta: -0.6)"),
        ["NeighboursFar"] = ("24, 6", "x.LocalResponseNorm(33, alpha: 3)"),
        ["Largest"] = ("5, 6, 6", "x.MaxPool(2)"),
        ["LargestPadded"] = ("5, 6, 6", "x.MaxPool(3, stride: 1, pad: 1)"),
        ["LargestFar"] = ("5, 6, 6", "x.MaxPool(5, stride: 1, pad: 2)"),
        ["Mean"] = ("5, 6, 6", "x.AvgPool(2)"),
        ["MeanPadded"] = ("5, 6, 6", "x.AvgPool(3, stride: 1, pad: 1)"),
        ["MeanFar"] = ("5, 6, 6", "x.AvgPool(5, stride: 1, pad: 2, countPad: false)"),
        ["AdaptiveUneven"] = ("5, 6, 6", "x.AdaptiveAvgPool(4)"),
        ["Nearest"] = ("5, 6, 6", "x.Upsample(2)"),
        ["Line"] = ("5, 36", "x.Upsample(3, UpsampleMode.Bilinear)"),
        ["Bilinear"] = ("5, 6, 6", "x.Upsample(2, UpsampleMode.Bilinear)"),
        ["BilinearTimesThree"] = ("5, 6, 6", "x.Upsample(3, UpsampleMode.Bilinear)"),
        ["Zeros"] = ("5, 6, 6", "x.Pad(1)"),
        ["Reflected"] = ("5, 6, 6", "x.Pad(2, mode: PadMode.Reflect)"),
        ["Moved"] = ("5, 6, 6", "Tensor.Concat(x.Permute(0, 2, 1), x.Reshape(5, 6, 6), x.ChannelShuffle(5)).Relu6()"),
        ["LargestOfAll"] = ("5, 6, 6", "x.GlobalMaxPool()"),
        ["MeanOfAll"] = ("5, 6, 6", "x.GlobalAvgPool()"),
        ["LargestOfMany"] = ("3, 90", "x.GlobalMaxPool().Relu()"),
        ["Instances"] = ("5, 6, 6", "x.InstanceNorm()"),
        ["Layers"] = ("5, 6, 6", "x.LayerNorm()"),
        ["Shares"] = ("5, 6, 6", "x.Softmax()"),
        ["SharesOfMany"] = ("72, 3", "x.Softmax()"),
        ["SharesOfRows"] = ("5, 6, 6", "x.Softmax(axis: 1)"),
        ["SharesOfLongRows"] = ("3, 90", "x.Softmax(axis: 1)"),
        ["Product"] = ("5, 6, 6", "Tensor.MatMul(x, x)"),
        ["Attention"] = ("6, 6, 6", "x.SelfAttention(2)"),
        ["AttentionOfWindows"] = ("6, 6, 9", "x.WindowAttention(2, 3, shift: 1)"),
    };

    private static readonly string Text = "using System;\nusing NetCompiler;\n\n" + ValueNetworks.Source(Bodies);

    private static readonly Lazy<CompiledNetworks> Compiled = new(() => StandInNetwork.Compile(Text));

    private static readonly Lazy<Dictionary<string, NetworkGraph>> Graphs = new(() => ArchitectureParser.ReadAll([Text]).ToDictionary(model => model.Name, GraphText.Build));

    public static TheoryData<string> Names => [.. Bodies.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Values_are_those_of_the_cpu(string name)
    {
        NetworkGraph graph = Graphs.Value[name];
        using MemoryStream stream = new();
        SafeTensorsWriter.Write(stream, DrawnTensors.Of(graph).Select(tensor => (tensor.Name, tensor.Shape, (ReadOnlyMemory<float>)tensor.Values())));
        byte[] file = stream.ToArray();
        float[] input = Formula.Values($"{name}/input", 0.3, 1.7, (int)graph.Inputs.Single().Shape.Length);
        (input[7], input[40], input[41], input[77], input[100]) = (float.NaN, float.PositiveInfinity, float.NegativeInfinity, float.PositiveInfinity, float.NegativeInfinity);
        float[] expected = new float[graph.Find(graph.Outputs[0].Id).Shape.Length];
        using (INetworkHandle network = Compiled.Value[name].Load(file))
            network.Predict(input, expected);
        float[] actual = new float[expected.Length];
        using (GpuNetwork network = StandInNetwork.Load(Compiled.Value, name, file, new Accelerator()))
            network.Predict([input], [actual]);
        Assert.Contains(expected, value => !float.IsFinite(value));
        for (int i = 0; i < actual.Length; i++)
        {
            bool isSame = expected[i].Equals(actual[i]) || Math.Abs(expected[i] - actual[i]) <= 1e-5 * Math.Max(1, Math.Abs(expected[i]));
            Assert.True(isSame, $"{name}: value {i} of {actual.Length} is {actual[i]:R}, and {expected[i]:R} on the CPU");
        }
    }
}
