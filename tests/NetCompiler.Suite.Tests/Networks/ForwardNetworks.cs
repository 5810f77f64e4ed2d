using NetCompiler.Compiler.Graph;
using NetCompiler.TestKit.Architectures;
using NetCompiler.TestKit.Compilation;
using NetCompiler.TestKit.Interpretation;
using NetCompiler.TestKit.Reference;
using NetCompiler.Weights;

namespace NetCompiler.Suite.Tests.Networks;

/// <summary>Small networks, each a <c>Forward</c> method of one input <c>x</c>, in one compilation: with their graphs, and weights and inputs by formula.</summary>
internal sealed class ForwardNetworks
{
    private readonly Lazy<CompiledNetworks> _compiled;
    private readonly Lazy<Dictionary<string, NetworkGraph>> _graphs;

    /// <param name="bodies">For each network its input's sizes, as in <c>Input</c>, and what stands behind the method's head: <c>=> …;</c> or a block.</param>
    public ForwardNetworks(IReadOnlyDictionary<string, (string Input, string Body)> bodies)
    {
        IEnumerable<string> classes = bodies.Select(network => $$"""
            [Network, Input({{network.Value.Input}})]
            public partial class {{network.Key}}
            {
                static Tensor Forward(Tensor x)
                    {{network.Value.Body}}
            }
            """);
        string source = "using NetCompiler;\n\nnamespace Written;\n\n" + string.Join("\n\n", classes);
        _compiled = new(() => NetworkCompiler.Compile(source, new(CheckOverflow: true)));
        _graphs = new(() => ArchitectureParser.ReadAll([source]).ToDictionary(model => model.Name, GraphText.Build));
    }

    public CompiledNetworks Compiled => _compiled.Value;

    /// <summary>A network's graph, before any pass.</summary>
    public NetworkGraph GraphOf(string name) => _graphs.Value[name];

    public float[] Input(string name) => Formula.Values($"{name}/input", 0, 1.7, (int)GraphOf(name).Inputs.Single().Shape.Length);

    /// <summary>A tensor's values: weights that keep the size of what they sum, variances around 1.</summary>
    public Func<string, float[]> Weights(string name)
    {
        Dictionary<string, float[]> tensors = TensorList.Of(GraphOf(name)).ToDictionary(tensor => tensor.Name, tensor => Values(name, tensor));
        return tensor => tensors[tensor];
    }

    public byte[] WeightFile(string name)
    {
        MemoryStream stream = new();
        SafeTensorsWriter.Write(stream, TensorList.Of(GraphOf(name)).Select(tensor => (tensor.Name, tensor.Shape, (ReadOnlyMemory<float>)Values(name, tensor))));
        return stream.ToArray();
    }

    private static float[] Values(string network, TensorShape tensor)
    {
        int fanIn = tensor.Shape.Skip(1).Aggregate(1, (product, size) => product * size);
        (double offset, double scale) = tensor.Name[(tensor.Name.LastIndexOf('.') + 1)..] switch
        {
            "running_var" => (1.0, 0.5),
            "weight" or "in_proj_weight" when tensor.Shape.Length > 1 => (0.0, Math.Sqrt(4.0 / fanIn)),
            "weight" => (1.0, 0.5),
            _ => (0.0, 0.5),
        };
        return Formula.Values($"{network}/{tensor.Name}", offset, scale, tensor.Length);
    }
}
