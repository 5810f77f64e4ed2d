using NetCompiler.Suite.Tests.Machine;
using NetCompiler.TestKit.Compilation;
using NetCompiler.TestKit.Interpretation;
using NetCompiler.TestKit.Sampling;

namespace NetCompiler.Suite.Tests.Networks;

/// <summary>
/// Random networks in the Forward form on every instruction set: near the naive interpreter in double precision, and equal to the bit however they are
/// run. A failure prints the network; its seed makes it again.
/// </summary>
public class RandomGraphTests
{
    private const int Samples = 3;

    public static TheoryData<int> Seeds => [.. RandomBatch.Graphs.Seeds];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Graph_agrees_with_the_interpreter_on_every_instruction_set(int seed)
    {
        RandomNetwork drawn = RandomGraphs.Draw(seed);
        NetworkClass network = RandomBatch.Graphs.ClassOf(drawn);
        float[][] inputs = drawn.Inputs();
        IReadOnlyList<double[]> expected = GraphInterpreter.Evaluate(drawn.Graph, drawn.Weights, inputs).Outputs;
        double[] bounds = ErrorBound.Of(drawn.Graph, drawn.Weights, inputs, expected);
        foreach (InstructionSet set in Processor.Sets)
        {
            using INetworkHandle loaded = network.Load(drawn.WeightFile(), new() { InstructionSet = set });
            float[][] outputs = [.. expected.Select(output => new float[output.Length])];
            loaded.Predict(inputs, outputs);
            for (int output = 0; output < outputs.Length; output++)
                AssertClose(drawn, $"{set}, output {output}", expected[output], outputs[output], bounds[output]);
        }
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Graph_gives_the_same_bits_however_it_is_run(int seed)
    {
        RandomNetwork drawn = RandomGraphs.Draw(seed);
        NetworkClass network = RandomBatch.Graphs.ClassOf(drawn);
        byte[] weights = drawn.WeightFile();
        float[][][] samples = [.. Enumerable.Range(0, Samples).Select(drawn.Inputs)];
        float[][] together = [.. samples[0].Select((_, input) => samples.SelectMany(sample => sample[input]).ToArray())];
        int[] lengths = [.. drawn.Graph.Outputs.Select(output => (int)drawn.Graph.Find(output.Id).Shape.Length)];
        float[][]? expected = null;
        foreach (InstructionSet set in Processor.SameBits)
        {
            for (int threads = 1; threads <= 3; threads++)
            {
                using INetworkHandle loaded = network.Load(weights, new() { InstructionSet = set, Threads = threads });
                float[][] one = OneByOne(loaded, samples, lengths);
                expected ??= one;
                AssertSame(drawn, expected, one, $"{set} with {threads} threads");

                float[][] batch = [.. lengths.Select(length => new float[Samples * length])];
                loaded.PredictBatch(together, batch);
                AssertSame(drawn, expected, batch, $"PredictBatch on {set} with {threads} threads");
            }
        }

        using INetworkHandle original = network.Load(weights);
        using INetworkHandle shared = original.Share();
        AssertSame(drawn, expected!, OneByOne(original, samples, lengths), "the best instruction set");
        AssertSame(drawn, expected!, OneByOne(shared, samples, lengths), "Share()");
        AssertSame(drawn, expected!, OneByOne(original, samples, lengths), "a second run");
    }

    // Each output of all samples, one after the other.
    private static float[][] OneByOne(INetworkHandle loaded, float[][][] samples, int[] lengths)
    {
        List<float>[] all = [.. lengths.Select(_ => new List<float>())];
        foreach (float[][] sample in samples)
        {
            float[][] outputs = [.. lengths.Select(length => new float[length])];
            loaded.Predict(sample, outputs);
            for (int output = 0; output < all.Length; output++)
                all[output].AddRange(outputs[output]);
        }

        return [.. all.Select(output => output.ToArray())];
    }

    private static void AssertClose(RandomNetwork drawn, string how, double[] expected, float[] actual, double bound)
    {
        for (int i = 0; i < expected.Length; i++)
        {
            Assert.True(
                Math.Abs(expected[i] - actual[i]) <= bound,
                $"seed {drawn.Seed} on {how}: value {i} of {expected.Length} is {actual[i]:R}, the interpreter says {expected[i]:R} ± {bound:E2}\n{drawn.Declaration}");
        }
    }

    private static void AssertSame(RandomNetwork drawn, float[][] expected, float[][] actual, string how)
    {
        for (int output = 0; output < expected.Length; output++)
        {
            int length = expected[output].Length / Samples;
            for (int i = 0; i < expected[output].Length; i++)
            {
                Assert.True(
                    BitConverter.SingleToInt32Bits(expected[output][i]) == BitConverter.SingleToInt32Bits(actual[output][i]),
                    $"seed {drawn.Seed}, {how}: value {i % length} of output {output} of sample {i / length} is {actual[output][i]:R}, and {expected[output][i]:R} on {Processor.SameBits[0]} with one thread\n{drawn.Declaration}");
            }
        }
    }
}
