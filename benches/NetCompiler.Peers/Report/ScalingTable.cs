using NetCompiler.Benches;
using NetCompiler.Peers.Measurement;

namespace NetCompiler.Peers.Report;

/// <summary>What several threads gain, beside what as many cores gain over one in the same run: of multiply-adds, or of reading where the weights take longer to read.</summary>
internal static class ScalingTable
{
    /// <summary>A network of more than a millisecond wants this share of the cores' gain; a smaller one only may not be slower on more threads.</summary>
    private const double AskedShare = 0.85;
    private const double SmallMilliseconds = 1;

    private static readonly string[] Header = ["network", "threads", "batch", "speed-up: ours, ORT", "of as many cores", "ours/cores", "asked", "met"];

    /// <summary>Nothing where no row has a partner with one thread.</summary>
    public static void Print(IReadOnlyList<Comparison> comparisons, BestCalibration best, bool markdown)
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
        Table.Print(Header, pairs.Select(pair => Cells(pair.Many, pair.One, best)), markdown);
    }

    private static string[] Cells(Comparison many, Comparison one, BestCalibration best)
    {
        bool memoryBinds = many.Case.MemoryBinds(best, many.Batch);
        IReadOnlyList<RoundResult> rounds = many.Rounds.Kept;
        double cores = memoryBinds ? rounds.Max(round => round.MemoryTogether) / best.Memory : rounds.Max(round => round.FmaTogether) / best.Fma;
        double gain = one.Ours.Min / many.Ours.Min;
        bool isSmall = one.Ours.Min < SmallMilliseconds;
        return
        [
            many.Case.Name,
            $"{many.Threads}",
            $"{many.Batch}",
            $"{gain:0.00}, {(many.Ort is { } ort ? $"{one.Ort!.Min / ort.Min:0.00}" : Table.Missing)}",
            $"{cores:0.00} {(memoryBinds ? "reading" : "FMA")}",
            $"{gain / cores:0.00}",
            isSmall ? "speed-up 1" : $"{AskedShare:0.00}",
            (isSmall ? Math.Round(gain, 2) >= 1 : gain / cores >= AskedShare) ? "yes" : "no",
        ];
    }
}
