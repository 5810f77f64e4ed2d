using NetCompiler.Compiler.Graph;
using NetCompiler.Compiler.Graph.Ops;
using NetCompiler.TestKit.Interpretation.Ops;

namespace NetCompiler.TestKit.Interpretation;

/// <summary>
/// Computes a graph in double precision with the plainest loops that say what each op means: the reference for kernels and for
/// passes. It reads graphs as they are built (norms, activations and flattening as nodes) and as the passes leave them (folded
/// norms, epilogues, residual sums, a dense layer that reads a map), and trusts no shape of theirs: sizes are walked again.
/// </summary>
public static class GraphInterpreter
{
    /// <summary>Computes the first output of a network with one input.</summary>
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
    public static Evaluation Evaluate(NetworkGraph graph, Func<string, float[]> weights, ReadOnlySpan<float> input, Action<Node, double[]>? disturb = null) =>
        Evaluate(graph, weights, [input.ToArray()], disturb);

    /// <summary>Computes every value and output of a network with any number of inputs.</summary>
    /// <inheritdoc cref="Run"/>
    /// <param name="graph">The graph, before or after any pass.</param>
    /// <param name="weights">Finds a tensor by its full name: values in PyTorch's order.</param>
    /// <param name="inputs">One sample of each input, in their order, channels first.</param>
    /// <param name="disturb">Called on each node's value before others read it; may change it, to see what that does to the output.</param>
    public static Evaluation Evaluate(NetworkGraph graph, Func<string, float[]> weights, IReadOnlyList<float[]> inputs, Action<Node, double[]>? disturb = null)
    {
        if (graph.Inputs.Count() != inputs.Count)
            throw new InterpretationException($"{graph.Name} has {graph.Inputs.Count()} inputs, and {inputs.Count} samples were given");
        WeightSource source = new(weights);
        Dictionary<int, double[]> values = [];
        foreach (Node node in graph.Nodes)
        {
            Operand[] operands = node.Op is InputOp input
                ? [new(Array.ConvertAll(inputs[input.Index], value => (double)value), node.Shape)]
                : [.. node.Inputs.Select(id => new Operand(values[id], graph.Find(id).Shape))];
            double[] value = Compute(node, operands, source);
            if (value.Length != node.Shape.Length)
                throw new InterpretationException($"{node.Name}: the graph says {node.Shape} = {node.Shape.Length} values, and the op makes {value.Length}");
            if (node.Op is ProducerOp producer)
                value = producer.Epilogue.Aggregate(value, ActivationSemantics.Run);
            disturb?.Invoke(node, value);
            values.Add(node.Id, value);
        }

        return new([.. graph.Outputs.Select(output => values[output.Id])], values);
    }

    private static double[] Compute(Node node, Operand[] operands, WeightSource weights) => node.Op switch
    {
        ParameterOp op => ParameterSemantics.Run(op, node, weights),
        ConcatOp op => ConcatSemantics.Run(op, operands),
        SumOp => SumSemantics.Run(node, operands[0], operands[1]),
        ProductOp => ProductSemantics.Run(node, operands[0], operands[1]),
        MatMulOp => MatMulSemantics.Run(node, operands[0], operands[1]),
        ConvOp { AddsInput: true } op => SumSemantics.Run(node, new(ConvSemantics.Run(op, node, operands[0].Values, operands[0].Volume, weights), node.Shape), operands[1]),
        _ => Compute(node, operands.Single(), weights),
    };

    private static double[] Compute(Node node, Operand operand, WeightSource weights)
    {
        double[] input = operand.Values;
        Volume shape = operand.Volume;
        return node.Op switch
        {
            InputOp op => InputSemantics.Run(op, node, input, shape, weights),
            NormalizeOp op => NormalizeSemantics.Run(op, node.Name, input, shape, weights),
            ConvOp op => ConvSemantics.Run(op, node, input, shape, weights),
            ConvTransposeOp op => ConvTransposeSemantics.Run(op, node, input, shape, weights),
            LocallyConnectedOp op => LocallyConnectedSemantics.Run(op, node, input, shape, weights),
            DenseOp op => DenseSemantics.Run(op, node, input, weights),
            PoolOp op => PoolSemantics.Run(op, node, input, shape),
            AdaptivePoolOp => AdaptivePoolSemantics.Run(input, shape, Volume.Of(node.Shape)),
            GlobalPoolOp op => GlobalPoolSemantics.Run(op, input, shape),
            BatchNormOp op => BatchNormSemantics.Run(node.Name, op.Epsilon, input, op.PerPixel ? shape.Length : shape.Channels, weights),
            LayerNormOp op => LayerNormSemantics.Run(op, node.Name, input, shape, weights),
            GroupNormOp op => GroupNormSemantics.Run(op, node, input, shape, weights),
            LocalResponseNormOp op => LocalResponseNormSemantics.Run(op, input, shape),
            LayerScaleOp => LayerScaleSemantics.Run(node.Name, input, shape, weights),
            PReluOp op => PReluSemantics.Run(op, node.Name, input, shape, weights),
            ActivationOp op => ActivationSemantics.Run(input, op.Activation),
            SoftmaxOp op => SoftmaxSemantics.Run(input, AxisRuns.Of(operand.Shape, op.Axis)),
            PadOp op => PadSemantics.Run(op, input, shape),
            UpsampleOp op => UpsampleSemantics.Run(op, node, input, shape),
            ShuffleOp op => ShuffleSemantics.Run(op, node, input, shape),
            SliceOp op => SliceSemantics.Run(op, node, operand),
            PermuteOp op => PermuteSemantics.Run(op, operand),
            AttentionOp op => AttentionSemantics.Run(op, node, input, shape, weights),
            FlattenOp or DropoutOp or ReshapeOp => [.. input],
            _ => throw new InterpretationException($"{node.Name}: the interpreter does not know {node.Op.Mnemonic}"),
        };
    }
}
