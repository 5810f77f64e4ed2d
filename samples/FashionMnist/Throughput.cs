using System.Diagnostics;

namespace NetCompiler.Samples.FashionMnist;

/// <summary>How many pictures a second a network classifies when it is given many at once.</summary>
internal static class Throughput
{
    private static readonly TimeSpan Duration = TimeSpan.FromSeconds(0.5);

    /// <summary>Predicts all pictures over and over for half a second, after one round of warm-up.</summary>
    public static double PicturesPerSecond(Classifier classifier, TestSet test)
    {
        var scores = new float[test.Count * classifier.Classes.Length];
        classifier.PredictBatch(test.Pictures, scores);

        long pictures = 0;
        TimeSpan elapsed;
        long start = Stopwatch.GetTimestamp();
        do
        {
            classifier.PredictBatch(test.Pictures, scores);
            pictures += test.Count;
            elapsed = Stopwatch.GetElapsedTime(start);
        }
        while (elapsed < Duration);
        return pictures / elapsed.TotalSeconds;
    }
}
