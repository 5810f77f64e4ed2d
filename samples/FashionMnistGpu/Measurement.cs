using System.Diagnostics;

namespace NetCompiler.Samples.FashionMnistGpu;

/// <summary><c>PredictBatch</c>, which the network has for the CPU and for a GPU with the same parameters.</summary>
internal delegate void Prediction(ReadOnlySpan<float> inputs, Span<float> outputs);

/// <summary>How well and how fast pictures were classified.</summary>
internal sealed record Measurement
{
    private static readonly TimeSpan Duration = TimeSpan.FromSeconds(0.5);

    /// <summary>The scores of every picture's classes.</summary>
    public required float[] Scores { get; init; }

    /// <summary>The pictures whose true class has the highest score.</summary>
    public required int Correct { get; init; }

    public required int Count { get; init; }

    /// <summary>With everything between the caller's arrays: on a GPU also the way there and back.</summary>
    public required double PicturesPerSecond { get; init; }

    /// <summary>Predicts all pictures once for the scores, then again until half a second has passed.</summary>
    public static Measurement Of(Prediction predict, TestPictures test)
    {
        var scores = new float[test.Count * Digits.OutputLength];
        predict(test.Pixels, scores);
        int correct = Enumerable.Range(0, test.Count).Count(i => Best(scores.AsSpan(i * Digits.OutputLength, Digits.OutputLength)) == test.Labels[i]);

        long pictures = 0;
        TimeSpan elapsed;
        long start = Stopwatch.GetTimestamp();
        do
        {
            predict(test.Pixels, scores);
            pictures += test.Count;
            elapsed = Stopwatch.GetElapsedTime(start);
        }
        while (elapsed < Duration);
        return new Measurement { Scores = scores, Correct = correct, Count = test.Count, PicturesPerSecond = pictures / elapsed.TotalSeconds };
    }

    /// <summary>The largest difference from another's scores of the same pictures.</summary>
    public float DifferenceFrom(Measurement other) => Scores.Zip(other.Scores, (a, b) => MathF.Abs(a - b)).Max();

    public override string ToString() => $"{(double)Correct / Count:P2} right ({Correct:N0} of {Count:N0}), {PicturesPerSecond:N0} pictures a second";

    private static int Best(ReadOnlySpan<float> scores)
    {
        int best = 0;
        for (int i = 1; i < scores.Length; i++)
            if (scores[i] > scores[best])
                best = i;
        return best;
    }
}
