namespace NetCompiler.TestKit.Interpretation.Ops;

/// <summary>γ·(x − μ)/√(σ² + ε) + β per channel with the stored constants.</summary>
internal static class BatchNormSemantics
{
    public static double[] Run(string name, double epsilon, double[] input, int channels, WeightSource weights)
    {
        float[] gamma = weights.Find(name + ".weight", channels);
        float[] beta = weights.Find(name + ".bias", channels);
        float[] mean = weights.Find(name + ".running_mean", channels);
        float[] variance = weights.Find(name + ".running_var", channels);
        int pixels = input.Length / channels;
        double[] output = new double[input.Length];
        for (int channel = 0; channel < channels; channel++)
        {
            for (int pixel = 0; pixel < pixels; pixel++)
            {
                int i = (channel * pixels) + pixel;
                output[i] = (gamma[channel] * (input[i] - mean[channel]) / Math.Sqrt(variance[channel] + epsilon)) + beta[channel];
            }
        }

        return output;
    }
}
