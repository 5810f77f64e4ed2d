using NetCompiler.Compiler.Graph;
using NetCompiler.TestKit.Interpretation;
using NetCompiler.TestKit.Sampling;

namespace NetCompiler.Gpu.Tests.Running;

/// <summary>Networks on a device are near the naive interpreter, alone and in batches.</summary>
internal static class Agreement
{
    /// <summary>Compares every sample with the interpreter.</summary>
    /// <param name="drawn">The network.</param>
    /// <param name="network">The same on a device.</param>
    /// <param name="slack">How much further than the bound of float32 it may stray.</param>
    /// <returns>What the batch gave.</returns>
    public static float[][] AssertClose(DrawnNetwork drawn, GpuNetwork network, double slack = 1)
    {
        NetworkGraph graph = drawn.Graph;
        int[] lengths = [.. graph.Outputs.Select(output => (int)graph.Find(output.Id).Shape.Length)];
        float[][] batch = Batch(drawn, network);
        for (int sample = 0; sample < drawn.Samples.Length; sample++)
        {
            float[][] outputs = [.. lengths.Select(length => new float[length])];
            network.Predict(drawn.Samples[sample], outputs);
            IReadOnlyList<double[]> expected = GraphInterpreter.Evaluate(graph, drawn.Weights, drawn.Samples[sample]).Outputs;
            double[] bounds = [.. ErrorBound.Of(graph, drawn.Weights, drawn.Samples[sample], expected).Select(bound => bound * slack)];
            AssertClose($"{drawn.Name}, sample {sample} alone", graph, expected, outputs, bounds);
            AssertClose($"{drawn.Name}, sample {sample} in a batch", graph, expected, [.. batch.Select((all, i) => all.AsSpan(sample * lengths[i], lengths[i]).ToArray())], bounds);
        }

        return batch;
    }

    /// <summary>All samples at once.</summary>
    public static float[][] Batch(DrawnNetwork drawn, GpuNetwork network)
    {
        float[][] inputs = [.. drawn.Samples[0].Select((_, input) => drawn.Samples.SelectMany(sample => sample[input]).ToArray())];
        float[][] outputs = [.. drawn.Graph.Outputs.Select(output => new float[drawn.Samples.Length * drawn.Graph.Find(output.Id).Shape.Length])];
        network.PredictBatch(inputs, outputs);
        return outputs;
    }

    private static void AssertClose(string what, NetworkGraph graph, IReadOnlyList<double[]> expected, float[][] outputs, double[] bounds)
    {
        for (int output = 0; output < outputs.Length; output++)
        {
            for (int i = 0; i < outputs[output].Length; i++)
            {
                bool isClose = Math.Abs(outputs[output][i] - expected[output][i]) <= bounds[output];
                Assert.True(isClose, $"{what}: output {output}, value {i} of {outputs[output].Length} is {outputs[output][i]:R}, the interpreter says {expected[output][i]:R} ± {bounds[output]:E2}\n{GraphPrinter.Print(graph)}");
            }
        }
    }
}
