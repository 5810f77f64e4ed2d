using NetCompiler.Compiler.Graph.Ops;

namespace NetCompiler.TestKit.Interpretation.Ops;

/// <summary>x where x ≥ 0, a·x elsewhere with the channel's a, or with the only one.</summary>
internal static class PReluSemantics
{
    public static double[] Run(PReluOp op, string name, double[] input, Volume shape, WeightSource weights)
    {
        float[] slopes = weights.Find(name + ".weight", op.Shared ? 1 : shape.Channels);
        double[] output = new double[input.Length];
        for (int i = 0; i < input.Length; i++)
            output[i] = input[i] >= 0 ? input[i] : slopes[op.Shared ? 0 : i / shape.Pixels] * input[i];
        return output;
    }
}
