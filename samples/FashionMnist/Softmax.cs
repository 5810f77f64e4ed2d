namespace NetCompiler.Samples.FashionMnist;

/// <summary>Turns the scores a network ends in into probabilities.</summary>
internal static class Softmax
{
    /// <summary>exp(score) over the sum of all; the largest score is taken off first, which changes nothing but keeps exp finite.</summary>
    public static double[] Of(ReadOnlySpan<float> scores)
    {
        double largest = double.NegativeInfinity;
        foreach (float score in scores)
            largest = Math.Max(largest, score);
        var probabilities = new double[scores.Length];
        double sum = 0;
        for (int i = 0; i < scores.Length; i++)
            sum += probabilities[i] = Math.Exp(scores[i] - largest);
        for (int i = 0; i < probabilities.Length; i++)
            probabilities[i] /= sum;
        return probabilities;
    }
}
