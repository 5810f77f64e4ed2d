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
    public EquatableArray<int> ReceptiveField => Layers.LastOrDefault(layer => layer.Node.Op is ConvOp or PoolOp)?.ReceptiveField ?? [];

    /// <summary>Counts a graph as built, before any pass.</summary>
    public static NetworkCost Of(NetworkGraph graph)
    {
        Dictionary<int, (int[] Field, int[] Jump)> fields = [];
        List<LayerCost> costs = [];
        foreach (Node node in graph.Nodes)
        {
            if (node.Op is InputOp)
                fields[node.Id] = ([.. node.Shape.Axes.Select(_ => 1)], [.. node.Shape.Axes.Select(_ => 1)]);
            if (node.Op is InputOp or ParameterOp)
                continue;
            Shape input = graph.Find(node.Inputs[0]).Shape;
            (int[] Field, int[] Jump) field = Widen(node.Op, fields[node.Inputs[0]], node.Shape);
            fields[node.Id] = field;
            costs.Add(Count(node, input, field.Field.ToEquatableArray()));
        }

        return new([.. graph.Inputs], costs);
    }

    private static LayerCost Count(Node node, Shape input, EquatableArray<int> field)
    {
        long outputs = node.Shape.Length;
        return node.Op switch
        {
            ConvOp conv => Conv(node, conv, input, field),
            DenseOp dense => new(node, outputs, dense.Units * input.Length, dense.Bias ? dense.Units : 0, dense.Units * input.Length, []),
            PoolOp or GlobalPoolOp => new(node, outputs, 0, 0, 0, field),
            BatchNormOp => new(node, 0, input.Channels, input.Channels, 0, field),
            _ => new(node, 0, 0, 0, 0, field),
        };
    }

    private static LayerCost Conv(Node node, ConvOp conv, Shape input, EquatableArray<int> field)
    {
        long perOutput = (long)(input.Channels / conv.Groups) * conv.Taps;
        return new(node, node.Shape.Length, conv.Filters * perOutput, conv.Bias ? conv.Filters : 0, node.Shape.Length * perOutput, field);
    }

    /// <summary>A window of E widens the field by (E − 1) jumps of the map that it reads; its stride multiplies the jump.</summary>
    private static (int[] Field, int[] Jump) Widen(Op op, (int[] Field, int[] Jump) at, Shape output)
    {
        EquatableArray<WindowAxis> window = op switch
        {
            ConvOp conv => conv.Window,
            PoolOp pool => pool.Window,
            _ => [],
        };
        if (output.IsVector)
            return ([], []);
        if (window.IsEmpty)
            return at;
        return (
            [.. window.Select((axis, i) => (int)Math.Min(int.MaxValue, at.Field[i] + ((long)(axis.Effective - 1) * at.Jump[i])))],
            [.. window.Select((axis, i) => (int)Math.Min(int.MaxValue, (long)at.Jump[i] * axis.Stride))]);
    }
}
