namespace NetCompiler.Peers.Measurement;

/// <summary>The value in the middle, or the mean of the two there.</summary>
internal static class Median
{
    /// <param name="values">At least one.</param>
    public static double Of(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        int middle = sorted.Length / 2;
        return sorted.Length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
