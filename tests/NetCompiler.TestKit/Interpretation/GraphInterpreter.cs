using NetCompiler.Compiler.Graph;
using NetCompiler.Compiler.Graph.Ops;
using NetCompiler.TestKit.Interpretation.Ops;

namespace NetCompiler.TestKit.Interpretation;

/// <summary>
/// Computes a graph in double precision with the plainest loops that say what each op means: the reference for kernels and for
/// passes. It reads graphs as they are built (norms, activations and flattening as nodes) and as the passes leave them (folded
/// norms, epilogues, a dense layer that reads a map), and trusts no shape of theirs: sizes are walked again.
/// </summary>
public static class GraphInterpreter
{
    /// <summary>Computes the network's output.</summary>
    /// <param name="graph">The graph, before or after any pass.</param>
    /// <param name="weights">Finds a tensor by its full name: values in PyTorch's order.</param>
    /// <param name="input">One sample, channels first.</param>
    /// <exception cref="InterpretationException">A shape of the graph or the length of a tensor or of the input is wrong.</exception>
    public static double[] Run(NetworkGraph graph, Func<string, float[]> weights, ReadOnlySpan<float> input) =>
        Evaluate(graph, weights, input).Output;

    /// <summary>Computes every node's value: to find the layer that is wrong.</summary>
    /// <inheritdoc cref="Run"/>
    /// <param name="graph">The graph, before or after any pass.</param>
    /// <param name="weights">Finds a tensor by its full name: values in PyTorch's order.</param>
    /// <param name="input">One sample, channels first.</param>
    /// <param name="disturb">Called on each node's value before others read it; may change it, to see what that does to the output.</param>
    public static Evaluation Evaluate(NetworkGraph graph, Func<string, float[]> weights, ReadOnlySpan<float> input, Action<Node, double[]>? disturb = null)
    {
        WeightSource source = new(weights);
        Dictionary<int, double[]> values = [];
        double[] sample = new double[input.Length];
        for (int i = 0; i < input.Length; i++)
            sample[i] = input[i];
        foreach (Node node in graph.Nodes)
        {
            Volume shape = node.Op is InputOp ? Volume.Of(node.Shape) : Volume.Of(graph.Find(node.Inputs[0]).Shape);
            double[] value = Compute(node, node.Op is InputOp ? sample : values[node.Inputs[0]], shape, source);
            if (value.Length != node.Shape.Length)
                throw new InterpretationException($"{node.Name}: the graph says {node.Shape} = {node.Shape.Length} values, and the op makes {value.Length}");
            if (node.Op is ProducerOp producer)
                value = producer.Epilogue.Aggregate(value, ActivationSemantics.Run);
            disturb?.Invoke(node, value);
            values.Add(node.Id, value);
        }

        return new(values[graph.Output], values);
    }

    private static double[] Compute(Node node, double[] input, Volume shape, WeightSource weights) => node.Op switch
    {
        InputOp op => InputSemantics.Run(op, node, input, shape, weights),
        NormalizeOp op => NormalizeSemantics.Run(op, node.Name, input, shape, weights),
        ConvOp op => ConvSemantics.Run(op, node, input, shape, weights),
        PoolOp op => PoolSemantics.Run(op, node, input, shape),
        GlobalPoolOp op => GlobalPoolSemantics.Run(op, input, shape),
        DenseOp op => DenseSemantics.Run(op, node, input, weights),
        BatchNormOp op => BatchNormSemantics.Run(node.Name, op.Epsilon, input, shape.Channels, weights),
        ActivationOp op => ActivationSemantics.Run(input, op.Activation),
        SoftmaxOp => SoftmaxSemantics.Run(input, shape),
        FlattenOp or DropoutOp => [.. input],
        _ => throw new InterpretationException($"{node.Name}: the interpreter does not know {node.Op.Mnemonic}"),
    };
}
