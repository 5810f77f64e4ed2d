using NetCompiler.Suite.Tests.Machine;
using NetCompiler.TestKit.Compilation;
using NetCompiler.TestKit.Interpretation;
using NetCompiler.TestKit.Sampling;

namespace NetCompiler.Suite.Tests.Networks;

/// <summary>
/// Random networks on every instruction set: near the naive interpreter in double precision, and equal to the bit however they are
/// run. A failure prints the network; its seed makes it again.
/// </summary>
public class RandomNetworkTests
{
    private const int Samples = 19;

    public static TheoryData<int> Seeds => [.. RandomBatch.Networks.Seeds];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Network_agrees_with_the_interpreter_on_every_instruction_set(int seed)
    {
        RandomNetwork drawn = RandomNetworks.Draw(seed);
        NetworkClass network = RandomBatch.Networks.ClassOf(drawn);
        float[] input = drawn.Input();
        double[] expected = GraphInterpreter.Run(drawn.Graph, drawn.Weights, input);
        double bound = ErrorBound.Of(drawn.Graph, drawn.Weights, input, expected);

        Assert.Equal(input.Length, network.InputLength);
        Assert.Equal(expected.Length, network.OutputLength);
        foreach (InstructionSet set in Processor.Sets)
        {
            using INetworkHandle loaded = network.Load(drawn.WeightFile(), new() { InstructionSet = set });
            float[] output = new float[expected.Length];
            loaded.Predict(input, output);
            AssertClose(drawn, set, expected, output, bound);
        }
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Pictures_agree_with_the_interpreter_on_every_instruction_set(int seed)
    {
        RandomNetwork drawn = RandomNetworks.Draw(seed);
        NetworkClass network = RandomBatch.Networks.ClassOf(drawn);
        byte[] picture = drawn.Picture();
        float[] input = ChannelsFirst(picture, drawn.Graph.Inputs.First().Shape.Channels);
        double[] expected = GraphInterpreter.Run(drawn.Graph, drawn.Weights, input);
        double bound = ErrorBound.Of(drawn.Graph, drawn.Weights, input, expected);
        foreach (InstructionSet set in Processor.Sets)
        {
            using INetworkHandle loaded = network.Load(drawn.WeightFile(), new() { InstructionSet = set });
            float[] output = new float[expected.Length];
            loaded.Predict(picture, output);
            AssertClose(drawn, set, expected, output, bound);

            float[] two = new float[2 * expected.Length];
            loaded.PredictBatch([.. picture, .. picture], two);
            Assert.Equal([.. output, .. output], two);
        }
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Network_gives_the_same_bits_however_it_is_run(int seed)
    {
        RandomNetwork drawn = RandomNetworks.Draw(seed);
        NetworkClass network = RandomBatch.Networks.ClassOf(drawn);
        byte[] weights = drawn.WeightFile();
        float[] inputs = [.. Enumerable.Range(0, Samples).SelectMany(drawn.Input)];
        float[] expected = [];
        foreach (InstructionSet set in Processor.SameBits)
        {
            for (int threads = 1; threads <= 3; threads++)
            {
                using INetworkHandle loaded = network.Load(weights, new() { InstructionSet = set, Threads = threads });
                float[] one = OneByOne(network, loaded, inputs);
                if (expected.Length == 0)
                    expected = one;
                AssertSame(drawn, expected, one, $"{set} with {threads} threads");

                float[] batch = new float[expected.Length];
                loaded.PredictBatch(inputs, batch);
                AssertSame(drawn, expected, batch, $"PredictBatch on {set} with {threads} threads");
            }
        }

        using INetworkHandle original = network.Load(weights);
        using INetworkHandle shared = original.Share();
        AssertSame(drawn, expected, OneByOne(network, original, inputs), "the best instruction set");
        AssertSame(drawn, expected, OneByOne(network, shared, inputs), "Share()");
        AssertSame(drawn, expected, OneByOne(network, original, inputs), "a second run");
    }

    // A picture's bytes stand pixel by pixel; the interpreter reads channel by channel.
    private static float[] ChannelsFirst(byte[] picture, int channels)
    {
        int pixels = picture.Length / channels;
        float[] input = new float[picture.Length];
        for (int i = 0; i < picture.Length; i++)
            input[(i % channels * pixels) + (i / channels)] = picture[i] / 255f;
        return input;
    }

    private static float[] OneByOne(NetworkClass network, INetworkHandle loaded, float[] inputs)
    {
        float[] outputs = new float[Samples * network.OutputLength];
        for (int i = 0; i < Samples; i++)
            loaded.Predict(inputs.AsSpan(i * network.InputLength, network.InputLength), outputs.AsSpan(i * network.OutputLength, network.OutputLength));
        return outputs;
    }

    private static void AssertClose(RandomNetwork drawn, InstructionSet set, double[] expected, float[] actual, double bound)
    {
        for (int i = 0; i < expected.Length; i++)
        {
            Assert.True(
                Math.Abs(expected[i] - actual[i]) <= bound,
                $"seed {drawn.Seed} on {set}: output {i} of {expected.Length} is {actual[i]:R}, the interpreter says {expected[i]:R} ± {bound:E2}\n{drawn.Declaration}");
        }
    }

    private static void AssertSame(RandomNetwork drawn, float[] expected, float[] actual, string how)
    {
        for (int i = 0; i < expected.Length; i++)
        {
            Assert.True(
                BitConverter.SingleToInt32Bits(expected[i]) == BitConverter.SingleToInt32Bits(actual[i]),
                $"seed {drawn.Seed}, {how}: output {i % (expected.Length / Samples)} of sample {i / (expected.Length / Samples)} is {actual[i]:R}, and {expected[i]:R} on {Processor.SameBits[0]} with one thread\n{drawn.Declaration}");
        }
    }
}
