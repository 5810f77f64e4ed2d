namespace NetCompiler.TestKit.Interpretation.Ops;

/// <summary>γ·(x − μ)/√(σ² + ε) + β with the stored constants, one of each for a run of values: per channel, or per value.</summary>
internal static class BatchNormSemantics
{
    /// <param name="name">The stem of the tensors' names.</param>
    /// <param name="epsilon">Added to the variance.</param>
    /// <param name="input">The values.</param>
    /// <param name="count">How many of each constant there are: the channels, or all values.</param>
    /// <param name="weights">Where they are.</param>
    public static double[] Run(string name, double epsilon, double[] input, int count, WeightSource weights)
    {
        float[] gamma = weights.Find(name + ".weight", count);
        float[] beta = weights.Find(name + ".bias", count);
        float[] mean = weights.Find(name + ".running_mean", count);
        float[] variance = weights.Find(name + ".running_var", count);
        int run = input.Length / count;
        double[] output = new double[input.Length];
        for (int i = 0; i < input.Length; i++)
            output[i] = (gamma[i / run] * (input[i] - mean[i / run]) / Math.Sqrt(variance[i / run] + epsilon)) + beta[i / run];
        return output;
    }
}
