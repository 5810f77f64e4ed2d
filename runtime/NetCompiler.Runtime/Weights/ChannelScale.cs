namespace NetCompiler.Weights;

/// <summary>A bias, a batch norm and a learnt factor after it, as one factor and one bias for each channel: s = γ/√(σ² + ε)·f, b' = (b − μ)·s + β·f.</summary>
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

    /// <summary>Reads the tensors that are named.</summary>
    public static ChannelScale Read(scoped ref WeightFile file, string? bias, string? norm, double epsilon, string? scale, int channels)
    {
        float[] biases = bias is null ? new float[channels] : Values(ref file, bias, channels);
        if (norm is null && scale is null)
            return new(biases, null);

        double[] factors = new double[channels];
        double[] summands = new double[channels];
        for (int i = 0; i < factors.Length; i++)
            factors[i] = 1;
        for (int channel = 0; channel < channels; channel++)
            summands[channel] = biases[channel];
        if (norm is not null)
            Normalise(ref file, norm, epsilon, factors, summands);
        float[]? scales = scale is null ? null : Values(ref file, scale, channels);
        for (int channel = 0; channel < channels; channel++)
        {
            factors[channel] *= scales?[channel] ?? 1;
            biases[channel] = (float)(summands[channel] * (scales?[channel] ?? 1));
        }

        return new(biases, factors);
    }

    private static void Normalise(scoped ref WeightFile file, string norm, double epsilon, double[] factors, double[] summands)
    {
        float[] gamma = Values(ref file, norm + ".weight", factors.Length);
        float[] beta = Values(ref file, norm + ".bias", factors.Length);
        float[] mean = Values(ref file, norm + ".running_mean", factors.Length);
        float[] variance = Values(ref file, norm + ".running_var", factors.Length);
        for (int channel = 0; channel < factors.Length; channel++)
        {
            factors[channel] = gamma[channel] / Math.Sqrt(variance[channel] + epsilon);
            summands[channel] = ((summands[channel] - mean[channel]) * factors[channel]) + beta[channel];
        }
    }

    private static float[] Values(scoped ref WeightFile file, string name, int length)
    {
        float[] values = new float[length];
        file.Read(name, 0, values);
        return values;
    }
}
