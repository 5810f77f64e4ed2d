using Spectre.Console;

namespace NetCompiler.Samples.FashionMnist;

/// <summary>Classifies the carried test pictures with a network and reports how well and how fast.</summary>
internal static class TestRun
{
    public static void Report(NetworkChoice choice, TestSet test, IAnsiConsole console)
    {
        using var one = Classifier.Load(choice, threads: 1);
        var matrix = ConfusionMatrix.Of(one, test);

        console.Write(new Rule(one.Title) { Justification = Justify.Left });
        // Past the console: wrapping would break the table's columns.
        console.Profile.Out.Writer.WriteLine(one.Summary.TrimEnd());
        console.WriteLine();
        console.WriteLine($"Accuracy: {matrix.Accuracy:P2} ({matrix.Correct:N0} of {matrix.Total:N0} test pictures)");
        console.WriteLine();
        console.Write(ConfusionTable.Of(matrix, one.Classes));
        console.WriteLine();

        var latency = Latency.Measure(one, test);
        console.WriteLine(
            $"Latency, one picture on one core: median {Microseconds(latency.Median)}, minimum {Microseconds(latency.Minimum)} ({latency.Samples:N0} runs)");
        console.WriteLine($"Throughput on one core: {Throughput.PicturesPerSecond(one, test):N0} pictures per second");
        int cores = Environment.ProcessorCount;
        using var all = Classifier.Load(choice, cores);
        console.WriteLine($"Throughput on all {cores} cores: {Throughput.PicturesPerSecond(all, test):N0} pictures per second");
        console.WriteLine();
    }

    private static string Microseconds(TimeSpan time) => $"{time.TotalMicroseconds:N1} µs";
}
