using NetCompiler.Compiler.Graph;
using NetCompiler.TestKit.Architectures;
using NetCompiler.TestKit.Interpretation;
using NetCompiler.TestKit.Reference;
using NetCompiler.Weights;

namespace NetCompiler.TestKit.Sampling;

/// <summary>A network that a seed drew, with weights and inputs that are as random.</summary>
public sealed class RandomNetwork
{
    private readonly Lazy<NetworkGraph> _graph;
    private readonly Dictionary<string, float[]> _weights = [];

    internal RandomNetwork(int seed, string declaration)
    {
        Seed = seed;
        Declaration = declaration;
        _graph = new(() => GraphText.Build(declaration));
    }

    public int Seed { get; }

    /// <summary>The class's name.</summary>
    public string Name => NameOf(Seed);

    /// <summary>The class with its attributes.</summary>
    public string Declaration { get; }

    /// <summary>The graph, before any pass.</summary>
    public NetworkGraph Graph => _graph.Value;

    internal static string NameOf(int seed) => $"Random{seed}";

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

    /// <param name="sample">Which of any number of inputs.</param>
    public float[] Input(int sample = 0) => Formula.Values($"{Seed}/input{sample}", 0, 1.7, (int)Graph.Inputs.First().Shape.Length);

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
