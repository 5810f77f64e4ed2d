extern alias StandIn;

using NetCompiler.Compiler.Graph;
using NetCompiler.TestKit.Architectures;
using NetCompiler.TestKit.Compilation;
using NetCompiler.TestKit.Interpretation;
using NetCompiler.TestKit.Reference;
using NetCompiler.TestKit.Sampling;
using NetCompiler.Weights;
using StandIn::ILGPU.Runtime;

namespace NetCompiler.Gpu.Tests.Running;

/// <summary>Small networks that are compiled together, once, and run on the stand-in one by one: near the naive interpreter, alone and in batches, in whatever order the items of a group run.</summary>
internal sealed class StandInSuite
{
    private const int Samples = 3;

    private readonly Lazy<CompiledNetworks> _compiled;
    private readonly Lazy<Dictionary<string, NetworkGraph>> _graphs;

    /// <param name="source">The networks' classes; <c>using NetCompiler</c> is implied.</param>
    public StandInSuite(string source)
    {
        string text = "using System;\nusing System.Collections.Generic;\nusing NetCompiler;\n\n" + source;
        _compiled = new(() => StandInNetwork.Compile(text));
        _graphs = new(() => ArchitectureParser.ReadAll([text]).ToDictionary(model => model.Name, GraphText.Build));
    }

    /// <summary>The texts that the generator wrote.</summary>
    public IReadOnlyList<string> GeneratedSources => _compiled.Value.GeneratedSources;

    /// <summary>Compares a network with the interpreter.</summary>
    /// <param name="name">Its class.</param>
    /// <param name="slack">How much further than the bound of float32 it may stray.</param>
    public void AssertAgrees(string name, double slack = 1)
    {
        NetworkGraph graph = _graphs.Value[name];
        FormulaTensor[] tensors = [.. DrawnTensors.Of(graph)];
        Dictionary<string, float[]> weights = tensors.ToDictionary(tensor => tensor.Name, tensor => tensor.Values());
        using MemoryStream file = new();
        SafeTensorsWriter.Write(file, tensors.Select(tensor => (tensor.Name, tensor.Shape, (ReadOnlyMemory<float>)weights[tensor.Name])));
        float[][][] samples = [.. Enumerable.Range(0, Samples).Select(sample => graph.Inputs.Select(input => Formula.Values($"{name}/{input.Name}/{sample}", 0.3, 1.7, (int)input.Shape.Length)).ToArray())];
        AssertAgrees(_compiled.Value, name, graph, tensor => weights[tensor], file.ToArray(), samples, slack);
    }

    /// <summary>Compares a compiled network with the interpreter.</summary>
    public static void AssertAgrees(CompiledNetworks networks, string name, NetworkGraph graph, Func<string, float[]> weights, byte[] file, float[][][] samples, double slack = 1)
    {
        int[] lengths = [.. graph.Outputs.Select(output => (int)graph.Find(output.Id).Shape.Length)];
        float[][] together = [.. samples[0].Select((_, input) => samples.SelectMany(sample => sample[input]).ToArray())];
        float[][] batch = Outputs(samples.Length);
        Accelerator accelerator = new();
        using (StandInNetwork network = StandInNetwork.Load(networks, name, file, accelerator))
        {
            network.PredictBatch(together, batch);
            for (int sample = 0; sample < samples.Length; sample++)
            {
                float[][] outputs = Outputs(1);
                network.Predict(samples[sample], outputs);
                IReadOnlyList<double[]> expected = GraphInterpreter.Evaluate(graph, weights, samples[sample]).Outputs;
                double[] bounds = [.. ErrorBound.Of(graph, weights, samples[sample], expected).Select(bound => bound * slack)];
                AssertClose($"{name}, sample {sample} alone", graph, expected, outputs, bounds);
                AssertClose($"{name}, sample {sample} in a batch", graph, expected, [.. batch.Select((all, i) => all.AsSpan(sample * lengths[i], lengths[i]).ToArray())], bounds);
            }
        }

        Assert.Equal(0, accelerator.AllocatedBytes);
        Assert.Equal(0, accelerator.Streams);
        using StandInNetwork backwards = StandInNetwork.Load(networks, name, file, new Accelerator { IsReversed = true });
        float[][] reversed = Outputs(samples.Length);
        backwards.PredictBatch(together, reversed);
        Assert.Equal(batch, reversed);

        float[][] Outputs(int count) => [.. lengths.Select(length => new float[count * length])];
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
