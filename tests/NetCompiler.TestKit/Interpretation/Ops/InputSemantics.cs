using NetCompiler.Compiler.Graph;
using NetCompiler.Compiler.Graph.Ops;

namespace NetCompiler.TestKit.Interpretation.Ops;

/// <summary>One sample, standardised where the pass has folded that in.</summary>
internal static class InputSemantics
{
    public static double[] Run(InputOp op, Node node, double[] input, Volume shape, WeightSource weights)
    {
        if (input.Length != shape.Length)
            throw new InterpretationException($"{node.Name}: the input has {input.Length} values, and the graph wants {node.Shape} = {shape.Length}");
        return op.Normalize is { } normalize ? NormalizeSemantics.Run(normalize, op.NormalizeName, input, shape, weights) : [.. input];
    }
}
