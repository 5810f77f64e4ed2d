using NetCompiler.Compiler.Graph;
using NetCompiler.Compiler.Graph.Ops;

namespace NetCompiler.TestKit.Interpretation.Ops;

/// <summary>y = W·x + b. A map is read in flattened order, which is the order its values already have here.</summary>
internal static class DenseSemantics
{
    public static double[] Run(DenseOp op, Node node, double[] input, WeightSource weights)
    {
        float[] matrix = weights.Find(node.Name + ".weight", op.Units * input.Length);
        float[]? biases = op.Bias ? weights.Find(node.Name + ".bias", op.Units) : null;
        double[] output = new double[op.Units];
        for (int unit = 0; unit < op.Units; unit++)
        {
            double sum = biases?[unit] ?? 0;
            for (int i = 0; i < input.Length; i++)
                sum += matrix[(unit * input.Length) + i] * input[i];
            output[unit] = sum;
        }

        return op.Norm is { } norm ? BatchNormSemantics.Run(norm.Name, norm.Epsilon, output, op.Units, weights) : output;
    }
}
