using NetCompiler.Suite.Tests.Machine;
using NetCompiler.TestKit.Compilation;
using NetCompiler.TestKit.Reference;

namespace NetCompiler.Suite.Tests.Networks;

/// <summary>Batches give the bits of single predictions, whatever their size and the threads; segments of every order.</summary>
public class BatchTests
{
    private const int MostSamples = 33;
    private static readonly int[] Counts = [1, 2, 15, 16, 17, MostSamples];

    private static readonly Dictionary<string, (string Input, string Body)> Bodies = new()
    {
        ["DenseOnly"] = ("37", "=> x.Dense(300).Relu().Dense(144).LeakyRelu(0.1).Dense(10).Softmax();"),
        ["LongSums"] = ("5000", "=> x.Dense(130).Gelu().Dense(3);"),
        ["DenseEnd"] = ("1, 12, 12", "=> x.Conv(6, 5).Tanh().AvgPool(2).Dense(84).Tanh().Dense(10);"),
        ["DenseBeginning"] = ("20", "=> x.Dense(1600).Relu().Reshape(16, 10, 10).ConvTranspose(3, 4, stride: 2, pad: 1).Sigmoid();"),
        ["DenseMiddle"] = ("3, 8, 8", "=> x.Conv(8, 3).Relu().Dense(432).Tanh().Reshape(12, 6, 6).Conv(20, 3, pad: 1).Relu().Dense(50);"),
        ["HeldPastTheDenseLayers"] = ("4, 6, 6", """
            {
                Tensor kept = x.Conv(16, 3, pad: 1).Relu();
                Tensor middle = kept.Dense(576, name: "wide").Tanh().Reshape(16, 6, 6);
                return (middle.Conv(16, 3, pad: 1) + kept).GlobalAvgPool().Dense(5, name: "end");
            }
            """),
        ["HeavyConvolutions"] = ("64, 4, 4", """
            {
                x = x.Conv(512, 1).Relu();
                Tensor y = x.Conv(512, 3, pad: 1).Relu().Conv(512, 3, pad: 1, padMode: PadMode.Reflect);
                return (x + y).Relu().GlobalAvgPool().Dense(10);
            }
            """),
        ["ConvolutionsOnly"] = ("3, 9, 9", "=> x.Conv(8, 3).Relu().Conv(5, 3);"),
    };

    private static readonly ForwardNetworks Networks = new(Bodies);

    public static IReadOnlyList<string> Names => [.. Bodies.Keys];

    [Theory]
    [OnInstructionSet(InstructionSet.Avx512, nameof(Names))]
    [OnInstructionSet(InstructionSet.Avx2, nameof(Names))]
    [OnInstructionSet(InstructionSet.Vector128, nameof(Names))]
    public void A_batch_gives_the_bits_of_single_predictions(InstructionSet set, string name)
    {
        NetworkClass type = Networks.Compiled[name];
        float[] inputs = Formula.Values($"{name}/inputs", 0, 1.7, MostSamples * type.InputLength);
        float[] expected = new float[MostSamples * type.OutputLength];
        byte[] file = Networks.WeightFile(name);
        using (INetworkHandle network = type.Load(file, new() { InstructionSet = set }))
        {
            for (int sample = 0; sample < MostSamples; sample++)
                network.Predict(inputs.AsSpan(sample * type.InputLength, type.InputLength), expected.AsSpan(sample * type.OutputLength, type.OutputLength));
        }

        for (int threads = 1; threads <= 3; threads++)
        {
            using INetworkHandle network = type.Load(file, new() { InstructionSet = set, Threads = threads });
            foreach (int count in Counts)
            {
                float[] outputs = new float[count * type.OutputLength];
                network.PredictBatch(inputs.AsSpan(0, count * type.InputLength), outputs);
                for (int i = 0; i < outputs.Length; i++)
                    Assert.True(BitConverter.SingleToInt32Bits(expected[i]) == BitConverter.SingleToInt32Bits(outputs[i]), $"{name} on {set}, {count} samples, {threads} threads: output {i} is {outputs[i]:R}, and {expected[i]:R} alone");
            }
        }
    }

    [Fact]
    public void Agrees_with_the_interpreter_one_by_one() => Assert.All(Names, name => ForwardNetworkAssert.Agrees(Networks, name));

    [Fact]
    public void Methods_stay_below_half_of_every_limit() => ForwardNetworkAssert.StaysBelowLimits(Networks);
}
