using System.Diagnostics;

namespace NetCompiler.Samples.FashionMnist;

/// <summary>The time of single predictions, each measured alone.</summary>
internal sealed record Latency
{
    private const int WarmUpRuns = 200;
    private const int Runs = 10_000;
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(2);

    public required TimeSpan Median { get; init; }

    public required TimeSpan Minimum { get; init; }

    public required int Samples { get; init; }

    /// <summary>Predicts one picture after the other, after a warm-up, until there are enough runs or the time is up.</summary>
    public static Latency Measure(Classifier classifier, TestSet test)
    {
        var scores = new float[classifier.Classes.Length];
        for (int i = 0; i < WarmUpRuns; i++)
            classifier.Predict(test.Picture(i % test.Count), scores);

        var ticks = new long[Runs];
        int runs = 0;
        long start = Stopwatch.GetTimestamp();
        while (runs < Runs && (runs == 0 || Stopwatch.GetElapsedTime(start) < Limit))
        {
            var picture = test.Picture(runs % test.Count);
            long before = Stopwatch.GetTimestamp();
            classifier.Predict(picture, scores);
            ticks[runs++] = Stopwatch.GetTimestamp() - before;
        }

        var sorted = ticks.AsSpan(0, runs);
        sorted.Sort();
        return new Latency
        {
            Median = Stopwatch.GetElapsedTime(0, sorted[runs / 2]),
            Minimum = Stopwatch.GetElapsedTime(0, sorted[0]),
            Samples = runs,
        };
    }
}
