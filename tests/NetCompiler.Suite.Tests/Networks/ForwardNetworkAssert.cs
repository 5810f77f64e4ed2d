using NetCompiler.Compiler.Graph;
using NetCompiler.Suite.Tests.Machine;
using NetCompiler.TestKit.Compilation;
using NetCompiler.TestKit.Emission;
using NetCompiler.TestKit.Interpretation;
using NetCompiler.TestKit.Sampling;

namespace NetCompiler.Suite.Tests.Networks;

/// <summary>What every compiled network keeps.</summary>
internal static class ForwardNetworkAssert
{
    private const double LargestShare = 0.5;

    /// <summary>The outputs are near the interpreter's on every instruction set, and equal to the bit wherever there is fused arithmetic, with one thread, two and three.</summary>
    public static void Agrees(ForwardNetworks networks, string name)
    {
        NetworkGraph graph = networks.GraphOf(name);
        float[] input = networks.Input(name);
        Func<string, float[]> weights = networks.Weights(name);
        double[] expected = GraphInterpreter.Run(graph, weights, input);
        double bound = ErrorBound.Of(graph, weights, input, expected);
        byte[] file = networks.WeightFile(name);
        float[]? first = null;
        foreach (InstructionSet set in Processor.Sets)
        {
            for (int threads = 1; threads <= 3; threads++)
            {
                using INetworkHandle network = networks.Compiled[name].Load(file, new() { InstructionSet = set, Threads = threads });
                float[] output = new float[expected.Length];
                network.Predict(input, output);
                AssertClose(name, $"{set}, {threads} threads", expected, output, bound);

                // Scratch space and borders hold what the last prediction left.
                float[] again = new float[expected.Length];
                network.Predict(input, again);
                AssertSame(name, $"{set}, {threads} threads, again", output, again);
                if (!Processor.SameBits.Contains(set))
                    continue;
                AssertSame(name, $"{set}, {threads} threads", first ??= output, output);
            }
        }
    }

    /// <summary>No emitted method passes half of a limit of RyuJIT's.</summary>
    public static void StaysBelowLimits(ForwardNetworks networks)
    {
        MethodSize[] sizes = [.. MethodLimits.Measure(networks.Compiled.Image).OrderByDescending(size => size.ShareOfLimit)];
        Assert.NotEmpty(sizes);
        Assert.True(sizes[0].ShareOfLimit <= LargestShare, $"{string.Join("\n", sizes.TakeWhile(size => size.ShareOfLimit > LargestShare))}");
    }

    private static void AssertClose(string name, string how, double[] expected, float[] actual, double bound)
    {
        for (int i = 0; i < expected.Length; i++)
            Assert.True(Math.Abs(expected[i] - actual[i]) <= bound, $"{name} on {how}: output {i} of {expected.Length} is {actual[i]:R}, the interpreter says {expected[i]:R} ± {bound:E2}");
    }

    private static void AssertSame(string name, string how, float[] expected, float[] actual)
    {
        for (int i = 0; i < expected.Length; i++)
            Assert.True(BitConverter.SingleToInt32Bits(expected[i]) == BitConverter.SingleToInt32Bits(actual[i]), $"{name} on {how}: output {i} is {actual[i]:R}, and {expected[i]:R} elsewhere");
    }
}
