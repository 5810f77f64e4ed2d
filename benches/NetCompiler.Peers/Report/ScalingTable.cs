using NetCompiler.Benches;
using NetCompiler.Peers.Calibration;

namespace NetCompiler.Peers.Report;

/// <summary>What several threads gain, beside what as many cores gain over one in the same run: of multiply-adds, and of reading in the steps whose weights come from memory and take longer than their arithmetic.</summary>
internal static class ScalingTable
{
    /// <summary>A network of more than a millisecond wants this share of the cores' gain; a smaller one only may not be slower on more threads.</summary>
    private const double AskedShare = 0.85;
    private const double SmallMilliseconds = 1;

    /// <summary>Two minima of the same code in different processes are this close: a network none of whose steps is worth splitting runs the same code on any number of threads.</summary>
    private const double Resolution = 0.03;

    private static readonly string[] Header = ["network", "threads", "batch", "speed-up: ours, ORT", "of as many cores", "reading, % of it", "ours/cores", "asked", "met"];

    /// <summary>Nothing where no row has a partner with one thread.</summary>
    public static void Print(IReadOnlyList<Comparison> comparisons, bool markdown)
    {
        (Comparison Many, Comparison One)[] pairs =
        [
            .. from many in comparisons
               from one in comparisons
               where many.Threads > 1 && one.Threads == 1 && many.Case == one.Case && many.Batch == one.Batch
               select (many, one),
        ];
        if (pairs.Length == 0)
            return;
        Console.WriteLine();
        Table.Print(Header, pairs.Select(pair => Cells(pair.Many, pair.One)), markdown);
    }

    private static string[] Cells(Comparison many, Comparison one)
    {
        (double cores, double reading) = CoresGain(many, one);
        double gain = one.Ours.Min / many.Ours.Min;
        bool isSmall = one.Ours.Min < SmallMilliseconds;
        return
        [
            many.Case.Name,
            $"{many.Threads}",
            $"{many.Batch}",
            $"{gain:0.00}, {(many.Ort is { } ort ? $"{one.Ort!.Min / ort.Min:0.00}" : Table.Missing)}",
            $"{cores:0.00}",
            $"{100 * reading:0}",
            $"{gain / cores:0.00}",
            isSmall ? $"speed-up 1 ± {Resolution}" : $"{AskedShare:0.00}",
            (isSmall ? gain >= 1 - Resolution : gain / cores >= AskedShare) ? "yes" : "no",
        ];
    }

    /// <summary>The roofline on one core over that on several, and the share of reading in the former.</summary>
    private static (double Gain, double Reading) CoresGain(Comparison many, Comparison one)
    {
        Speed alone = one.Rounds.BestSpeed, together = many.Rounds.BestSpeed;
        if (!many.Case.ReadsMemory)
            return (together.FmaTogether / alone.Fma, 0);
        IReadOnlyList<ProfiledLayer> steps = many.Case.Steps(many.Weights);
        double ofOne = steps.Sum(step => Roofline.Milliseconds(step, one.Batch, alone.Fma, alone.Memory));
        double ofMany = steps.Sum(step => Roofline.Milliseconds(step, many.Batch, together.FmaTogether, together.MemoryTogether));
        double reading = steps.Where(step => Roofline.IsReading(step, one.Batch, alone.Fma, alone.Memory)).Sum(step => Roofline.Milliseconds(step, one.Batch, alone.Fma, alone.Memory));
        return (ofOne / ofMany, reading / ofOne);
    }
}
