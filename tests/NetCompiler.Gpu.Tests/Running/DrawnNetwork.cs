using NetCompiler.Compiler.Graph;
using NetCompiler.TestKit.Reference;
using NetCompiler.TestKit.Sampling;
using NetCompiler.Weights;

namespace NetCompiler.Gpu.Tests.Running;

/// <summary>A network with weights and samples that nobody chose.</summary>
/// <param name="Name">Its class.</param>
/// <param name="Graph">Its graph before any pass.</param>
/// <param name="Weights">A tensor's values by its name.</param>
/// <param name="WeightFile">The same as a file.</param>
/// <param name="Samples">Samples of every input.</param>
internal sealed record DrawnNetwork(string Name, NetworkGraph Graph, Func<string, float[]> Weights, byte[] WeightFile, float[][][] Samples)
{
    private const int SampleCount = 3;

    /// <summary>With weights that suit the layers.</summary>
    public static DrawnNetwork Of(string name, NetworkGraph graph)
    {
        FormulaTensor[] tensors = [.. DrawnTensors.Of(graph)];
        Dictionary<string, float[]> weights = tensors.ToDictionary(tensor => tensor.Name, tensor => tensor.Values());
        using MemoryStream file = new();
        SafeTensorsWriter.Write(file, tensors.Select(tensor => (tensor.Name, tensor.Shape, (ReadOnlyMemory<float>)weights[tensor.Name])));
        float[][][] samples = [.. Enumerable.Range(0, SampleCount).Select(sample => graph.Inputs.Select(input => Formula.Values($"{name}/{input.Name}/{sample}", 0.3, 1.7, (int)input.Shape.Length)).ToArray())];
        return new(name, graph, tensor => weights[tensor], file.ToArray(), samples);
    }

    /// <summary>A random network as its seed has it.</summary>
    public static DrawnNetwork Of(RandomNetwork drawn) => new(drawn.Name, drawn.Graph, drawn.Weights, drawn.WeightFile(), [.. Enumerable.Range(0, SampleCount).Select(drawn.Inputs)]);
}
