namespace NetCompiler.Weights;

/// <summary>A bias and a batch norm after it, as one factor and one bias for each channel: s = γ/√(σ² + ε), b' = (b − μ)·s + β.</summary>
internal readonly struct ChannelScale
{
    private readonly float[] _biases;
    private readonly double[]? _factors;

    private ChannelScale(float[] biases, double[]? factors)
    {
        _biases = biases;
        _factors = factors;
    }

    public double Factor(int channel) => _factors is null ? 1 : _factors[channel];

    public float Bias(int channel) => _biases[channel];

    public static ChannelScale Read(scoped ref WeightFile file, string layer, bool bias, string? norm, double epsilon, int channels)
    {
        float[] biases = new float[channels];
        if (bias)
            file.Read(layer + ".bias", 0, biases);
        if (norm is null)
            return new(biases, null);

        float[] gamma = Values(ref file, norm + ".weight", channels);
        float[] beta = Values(ref file, norm + ".bias", channels);
        float[] mean = Values(ref file, norm + ".running_mean", channels);
        float[] variance = Values(ref file, norm + ".running_var", channels);
        double[] factors = new double[channels];
        for (int channel = 0; channel < channels; channel++)
        {
            factors[channel] = gamma[channel] / Math.Sqrt(variance[channel] + epsilon);
            biases[channel] = (float)((((double)biases[channel] - mean[channel]) * factors[channel]) + beta[channel]);
        }

        return new(biases, factors);
    }

    private static float[] Values(scoped ref WeightFile file, string name, int length)
    {
        float[] values = new float[length];
        file.Read(name, 0, values);
        return values;
    }
}
