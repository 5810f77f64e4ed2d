namespace NetCompiler.TestKit.Interpretation;

/// <summary>What the norms of a sample's own values share.</summary>
internal static class Moments
{
    /// <summary>Replaces the values at the given places by (x − mean)/√(variance + ε) of these values, the variance divided by their number.</summary>
    public static void Standardise(double[] values, IReadOnlyList<int> places, double epsilon)
    {
        double mean = 0;
        foreach (int i in places)
            mean += values[i];
        mean /= places.Count;
        double variance = 0;
        foreach (int i in places)
            variance += (values[i] - mean) * (values[i] - mean);
        variance /= places.Count;
        foreach (int i in places)
            values[i] = (values[i] - mean) / Math.Sqrt(variance + epsilon);
    }

    /// <summary>Multiplies and adds constants that stand for runs of values: one for each channel, or one for each value.</summary>
    public static void Transform(double[] values, float[] factors, float[] summands)
    {
        int run = values.Length / factors.Length;
        for (int i = 0; i < values.Length; i++)
            values[i] = (values[i] * factors[i / run]) + summands[i / run];
    }
}
