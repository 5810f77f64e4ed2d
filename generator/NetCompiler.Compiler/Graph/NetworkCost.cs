using NetCompiler.Compiler.Collections;
using NetCompiler.Compiler.Graph.Ops;

namespace NetCompiler.Compiler.Graph;

/// <summary>The network's figures layer by layer and in total, by the course's rules of counting.</summary>
public sealed class NetworkCost
{
    private NetworkCost(IReadOnlyList<Node> inputs, IReadOnlyList<LayerCost> layers)
    {
        Inputs = inputs;
        Layers = layers;
    }

    /// <summary>The network's inputs.</summary>
    public IReadOnlyList<Node> Inputs { get; }

    /// <summary>One per node but the inputs, in the graph's order.</summary>
    public IReadOnlyList<LayerCost> Layers { get; }

    public long Parameters => Layers.Sum(layer => layer.Parameters);

    public long MultiplyAdds => Layers.Sum(layer => layer.MultiplyAdds);

    public long Neurons => Layers.Sum(layer => layer.Neurons);

    /// <summary>Four bytes for every neuron and every input value: the course's figure.</summary>
    public long ActivationBytes => 4 * (Neurons + InputLength);

    /// <summary>The values of all inputs.</summary>
    public long InputLength => Inputs.Sum(node => node.Shape.Length);

    /// <summary>Of the last map made by a convolution or a pool; empty when there is none.</summary>
    public EquatableArray<int> ReceptiveField =>
        Layers.LastOrDefault(layer => layer.Node.Op is ConvOp or ConvTransposeOp or LocallyConnectedOp or PoolOp or AdaptivePoolOp)?.ReceptiveField ?? [];

    /// <summary>Counts a graph as built, before any pass.</summary>
    public static NetworkCost Of(NetworkGraph graph)
    {
        Dictionary<int, ReceptiveField> fields = [];
        List<LayerCost> costs = [];
        foreach (Node node in graph.Nodes)
        {
            ReceptiveField field = fields[node.Id] = Graph.ReceptiveField.Of(node, [.. node.Inputs.Select(id => (graph.Find(id).Shape, fields[id]))]);
            if (node.Op is not InputOp)
                costs.Add(Count(node, node.Inputs.IsEmpty ? node.Shape : graph.Find(node.Inputs[0]).Shape, field.Pixels));
        }

        return new([.. graph.Inputs], costs);
    }

    /// <summary>Multiply-adds of one node, also behind the passes: what they fuse into it counts for nothing.</summary>
    /// <param name="node">The node.</param>
    /// <param name="input">The shape of its first operand.</param>
    public static long MultiplyAddsOf(Node node, Shape input) => Count(node, input, []).MultiplyAdds;

    private static LayerCost Count(Node node, Shape input, EquatableArray<int> field)
    {
        long outputs = node.Shape.Length;
        return node.Op switch
        {
            ConvOp conv => Shared(conv.Filters, (long)(input.Channels / conv.Groups) * conv.Taps, conv.Bias, outputs),
            ConvTransposeOp conv => Shared(conv.Filters, (long)(input.Channels / conv.Groups) * conv.Taps, conv.Bias, 0) with
            {
                // Every input value goes to each tap of its group's filters.
                MultiplyAdds = input.Length * (conv.Filters / conv.Groups) * conv.Taps,
            },
            LocallyConnectedOp local => Layer(outputs, outputs * input.Channels * local.Taps, local.Bias ? outputs : 0, outputs * input.Channels * local.Taps),
            DenseOp dense => Layer(outputs, dense.Units * input.Length, dense.Bias ? dense.Units : 0, dense.Units * input.Length) with { ReceptiveField = [] },
            PoolOp or GlobalPoolOp or AdaptivePoolOp => Layer(outputs, 0, 0, 0),
            BatchNormOp norm => Affine(norm.PerPixel ? outputs : input.Channels),
            LayerNormOp norm => Affine(norm.MapAffine ? outputs : input.Channels),
            GroupNormOp norm => Affine(norm.Affine ? input.Channels : 0),
            PReluOp prelu => Layer(0, prelu.Shared ? 1 : input.Channels, 0, 0),
            LayerScaleOp => Layer(0, input.Channels, 0, 0),
            ParameterOp => Layer(0, outputs, 0, 0),
            AttentionOp { BiasTable: not null } attention => Layer(0, (long)((2 * attention.Window) - 1) * ((2 * attention.Window) - 1) * attention.Heads, 0, 0),
            _ => Layer(0, 0, 0, 0),
        };

        LayerCost Shared(int filters, long perFilter, bool bias, long pixels) => Layer(outputs, filters * perFilter, bias ? filters : 0, pixels * perFilter);

        LayerCost Affine(long values) => Layer(0, values, values, 0);

        LayerCost Layer(long neurons, long weights, long biases, long multiplyAdds) => new(node, neurons, weights, biases, multiplyAdds, field);
    }
}
