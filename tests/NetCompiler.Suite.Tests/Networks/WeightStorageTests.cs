using NetCompiler.Suite.Tests.Machine;
using NetCompiler.TestKit.Compilation;
using NetCompiler.TestKit.Interpretation;
using NetCompiler.TestKit.Sampling;
using NetCompiler.Weights;

namespace NetCompiler.Suite.Tests.Networks;

/// <summary>
/// Weights in 16 bits: the interpreter's outputs for weights that were rounded, within the same bound as in float32, and the same bits however the network is run.
/// </summary>
public class WeightStorageTests
{
    private const int Samples = 18;

    // Layers with as many weights as this are stored short.
    private const int LeastShort = 65_536;

    private static readonly Dictionary<string, (string Input, string Body)> Bodies = new()
    {
        ["TwoLayers"] = ("600", "=> x.Dense(130).Relu().Dense(10);"),
        ["LongSums"] = ("9001", "=> x.Dense(16).Tanh();"),
        ["ManyUnits"] = ("70", "=> x.Dense(1000, bias: false).Gelu();"),
        ["BehindMap"] = ("3, 9, 9", "=> x.Conv(20, 3).Relu().Dense(100).Dense(40).Softmax();"),
    };

    private static readonly ForwardNetworks Networks = new(Bodies);

    private static readonly ForwardNetworks Normed = new(new Dictionary<string, (string, string)>
    {
        ["WithNorm"] = ("700", "=> x.Dense(96, name: \"fc\").BatchNorm(name: \"bn\").Relu();"),
        ["Folded"] = ("700", "=> x.Dense(96, name: \"fc\").Relu();"),
    });

    public static TheoryData<string, WeightStorage> Cases
    {
        get
        {
            TheoryData<string, WeightStorage> cases = [];
            foreach (string name in Bodies.Keys)
            {
                cases.Add(name, WeightStorage.BFloat16);
                cases.Add(name, WeightStorage.Float16);
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Outputs_are_those_of_rounded_weights(string name, WeightStorage storage)
    {
        Func<string, float[]> stored = Networks.Weights(name);
        float[] Rounded(string tensor) => stored(tensor) is { Length: >= LeastShort } values ? [.. values.Select(value => Round(value, storage))] : stored(tensor);
        float[] input = Networks.Input(name);
        double[] expected = GraphInterpreter.Run(Networks.GraphOf(name), Rounded, input);
        double bound = ErrorBound.Of(Networks.GraphOf(name), Rounded, input, expected);
        AssertAgrees(Networks.Compiled[name], Networks.WeightFile(name), storage, input, expected, bound);
    }

    [Theory]
    [InlineData(WeightStorage.BFloat16)]
    [InlineData(WeightStorage.Float16)]
    public void Weights_are_rounded_once_a_norm_is_folded_into_them(WeightStorage storage)
    {
        Func<string, float[]> stored = Normed.Weights("WithNorm");
        double[] factors = [.. stored("bn.weight").Zip(stored("bn.running_var"), (gamma, variance) => gamma / Math.Sqrt(variance + 1e-5))];
        float[] Folded(string tensor) => tensor.EndsWith(".weight", StringComparison.Ordinal)
            ? [.. stored("fc.weight").Select((value, i) => Round((float)(value * factors[i / 700]), storage))]
            : [.. stored("fc.bias").Select((value, i) => (float)(((value - (double)stored("bn.running_mean")[i]) * factors[i]) + stored("bn.bias")[i]))];
        float[] input = Normed.Input("WithNorm");
        double[] expected = GraphInterpreter.Run(Normed.GraphOf("Folded"), Folded, input);
        double bound = ErrorBound.Of(Normed.GraphOf("Folded"), Folded, input, expected);
        AssertAgrees(Normed.Compiled["WithNorm"], Normed.WeightFile("WithNorm"), storage, input, expected, bound);
    }

    [Theory]
    [InlineData(WeightStorage.BFloat16)]
    [InlineData(WeightStorage.Float16)]
    public void Every_size_of_weight_is_rounded_to_the_nearest(WeightStorage storage)
    {
        // One input of 1: each output is a weight.
        float[] weights = new float[LeastShort];
        for (int i = 0; i < weights.Length; i++)
            weights[i] = (i % 2 == 0 ? 1 : -1) * MathF.ScaleB(1 + (i * 0.000_015f), (i % 32) - 26);
        (weights[0], weights[2], weights[3]) = (0, -0f, 127.96f);
        NetworkClass type = NetworkCompiler.Compile("using NetCompiler;\n[Network, Input(1)] [Dense(65536, Bias = false, Name = \"fc\")] public partial class Single;")["Single"];
        float[] output = new float[weights.Length];
        foreach (InstructionSet set in Processor.Sets)
        {
            using INetworkHandle network = type.Load(FileOf(weights), new() { WeightStorage = storage, InstructionSet = set });
            network.Predict([1f], output);
            for (int i = 0; i < weights.Length; i++)
                Assert.True(Round(weights[i], storage) == output[i], $"{weights[i]:R} became {output[i]:R} on {set}, and {Round(weights[i], storage):R} is the nearest {storage}");
        }
    }

    [Theory]
    [InlineData(128f)]
    [InlineData(-1e6f)]
    [InlineData(float.NaN)]
    [InlineData(float.NegativeInfinity)]
    public void A_weight_that_half_precision_cannot_store_is_refused_by_name(float weight)
    {
        NetworkClass type = NetworkCompiler.Compile("using NetCompiler;\n[Network, Input(1)] [Dense(65536, Bias = false, Name = \"fc\")] public partial class Single;")["Single"];
        float[] weights = new float[LeastShort];
        weights[77] = weight;
        Exception? exception = Record.Exception(() => type.Load(FileOf(weights), new() { WeightStorage = WeightStorage.Float16 }).Dispose());
        Assert.Contains("fc.weight", Assert.IsType<WeightFileException>(exception).Message, StringComparison.Ordinal);
        Assert.Null(Record.Exception(() => type.Load(FileOf(weights), new() { WeightStorage = WeightStorage.BFloat16 }).Dispose()));
    }

    [Fact]
    public void Methods_stay_below_half_of_every_limit() => ForwardNetworkAssert.StaysBelowLimits(Networks);

    private static void AssertAgrees(NetworkClass type, byte[] file, WeightStorage storage, float[] input, double[] expected, double bound)
    {
        float[]? first = null;
        foreach (InstructionSet set in Processor.Sets)
        {
            for (int threads = 1; threads <= 2; threads++)
            {
                using INetworkHandle network = type.Load(file, new() { InstructionSet = set, Threads = threads, WeightStorage = storage });
                float[] output = new float[expected.Length];
                network.Predict(input, output);
                for (int i = 0; i < expected.Length; i++)
                    Assert.True(Math.Abs(expected[i] - output[i]) <= bound, $"{storage} on {set}, {threads} threads: output {i} is {output[i]:R}, the interpreter says {expected[i]:R} ± {bound:E2}");
                float[] outputs = new float[Samples * expected.Length];
                network.PredictBatch([.. Enumerable.Repeat(input, Samples).SelectMany(values => values)], outputs);
                for (int i = 0; i < outputs.Length; i++)
                    Assert.Equal(BitConverter.SingleToInt32Bits(output[i % output.Length]), BitConverter.SingleToInt32Bits(outputs[i]));
                if (!Processor.SameBits.Contains(set))
                    continue;
                first ??= output;
                Assert.Equal(first.Select(BitConverter.SingleToInt32Bits), output.Select(BitConverter.SingleToInt32Bits));
            }
        }
    }

    private static byte[] FileOf(float[] weights)
    {
        using MemoryStream file = new();
        SafeTensorsWriter.Write(file, [("fc.weight", new[] { weights.Length, 1 }, (ReadOnlyMemory<float>)weights)]);
        return file.ToArray();
    }

    // bfloat16 has eight significant bits: the value's exponent fixes the step.
    private static float Round(float value, WeightStorage storage)
    {
        if (storage == WeightStorage.Float16)
            return (float)(Half)value;
        if (value == 0)
            return value;
        double step = Math.ScaleB(1, Math.ILogB(value) - 7);
        return (float)(Math.Round(value / step, MidpointRounding.ToEven) * step);
    }
}
