using NetCompiler.Compiler.Graph;
using NetCompiler.TestKit.Interpretation;
using NetCompiler.TestKit.Reference;
using NetCompiler.Weights;

namespace NetCompiler.TestKit.Sampling;

/// <summary>A network that a seed drew, with weights and inputs that are as random.</summary>
public sealed class RandomNetwork
{
    private readonly Lazy<NetworkGraph> _graph;
    private readonly Dictionary<string, float[]> _weights = [];

    internal RandomNetwork(int seed, string name, string declaration, Func<NetworkGraph> graph)
    {
        Seed = seed;
        Name = name;
        Declaration = declaration;
        _graph = new(graph);
    }

    public int Seed { get; }

    /// <summary>The class's name.</summary>
    public string Name { get; }

    /// <summary>The class with its attributes or its <c>Forward</c> method.</summary>
    public string Declaration { get; }

    /// <summary>The graph, before any pass.</summary>
    public NetworkGraph Graph => _graph.Value;

    /// <summary>A tensor's values, drawn by the seed and the name.</summary>
    public float[] Weights(string name)
    {
        if (_weights.Count == 0)
        {
            foreach (TensorShape tensor in TensorList.Of(Graph))
                _weights.Add(tensor.Name, (DrawnTensors.Of(tensor) with { Name = $"{Seed}/{tensor.Name}" }).Values());
        }

        return _weights[name];
    }

    /// <summary>A sample of the first input.</summary>
    /// <param name="sample">Which of any number of samples.</param>
    public float[] Input(int sample = 0) => Inputs(sample)[0];

    /// <summary>A sample of each input.</summary>
    /// <param name="sample">Which of any number of samples.</param>
    public float[][] Inputs(int sample = 0) => [.. Graph.Inputs.Select((input, i) => Formula.Values($"{Seed}/input{sample}{(i == 0 ? "" : $"/{i}")}", 0, 1.7, (int)input.Shape.Length))];

    /// <summary>An input as the bytes of a picture: pixel by pixel, its channels side by side.</summary>
    public byte[] Picture() => Array.ConvertAll(Formula.Values($"{Seed}/picture", 127.5, 127.5, (int)Graph.Inputs.First().Shape.Length), value => (byte)value);

    /// <summary>The weight file's bytes.</summary>
    public byte[] WeightFile()
    {
        MemoryStream stream = new();
        SafeTensorsWriter.Write(stream, TensorList.Of(Graph).Select(tensor => (tensor.Name, tensor.Shape, (ReadOnlyMemory<float>)Weights(tensor.Name))));
        return stream.ToArray();
    }
}
