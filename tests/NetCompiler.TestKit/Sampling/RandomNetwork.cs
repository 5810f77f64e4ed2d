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

    /// <summary>A tensor's values: filters that keep the size of what they sum, norms with factors of either sign, variances around 1.</summary>
    public float[] Weights(string name)
    {
        if (_weights.Count == 0)
        {
            foreach (TensorShape tensor in TensorList.Of(Graph))
                _weights.Add(tensor.Name, Values(tensor));
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

    private float[] Values(TensorShape tensor)
    {
        bool isMatrix = tensor.Shape.Length > 1;
        int fanIn = tensor.Shape.Skip(1).Aggregate(1, (product, size) => product * size);
        (double offset, double scale) = tensor.Name[(tensor.Name.LastIndexOf('.') + 1)..] switch
        {
            "running_var" => (1.0, 0.5),
            "running_mean" => (0.0, 0.3),
            "mean" => (0.0, 0.5),
            "weight" when isMatrix => (0.0, Math.Sqrt(4.0 / fanIn)),
            "weight" => (0.2, 1.0),
            _ => (0.0, 0.2),
        };
        return Formula.Values($"{Seed}/{tensor.Name}", offset, scale, tensor.Length);
    }
}
