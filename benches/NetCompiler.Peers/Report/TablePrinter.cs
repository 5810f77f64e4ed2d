using NetCompiler.Peers.Measurement;

namespace NetCompiler.Peers.Report;

/// <summary>Prints comparisons as an aligned table, or as Markdown.</summary>
internal static class TablePrinter
{
    private static readonly string[] Header =
    [
        "network", "threads", "batch", "ours ms: min, median", "ORT ms: min, median",
        "GFLOP/s: ours, ORT", "% of peak: ours, ORT", "ours/ORT: min", "median", "rounds",
    ];

    public static void Print(IReadOnlyList<Comparison> comparisons, BestCalibration best, bool markdown)
    {
        string[][] rows = [Header, .. comparisons.Select(comparison => Cells(comparison, best))];
        int[] widths = [.. Header.Select((_, column) => rows.Max(row => row[column].Length))];
        string separator = markdown ? " | " : "  ";
        string edge = markdown ? "|" : "";
        foreach (string[] row in rows)
        {
            string line = string.Join(separator, row.Select((cell, column) => column == 0 ? cell.PadRight(widths[column]) : cell.PadLeft(widths[column])));
            Console.WriteLine(markdown ? $"| {line} |" : line.TrimEnd());
            if (row == Header)
                Console.WriteLine(edge + string.Join(markdown ? "|" : "  ", widths.Select((width, column) => Rule(width, column, markdown))) + edge);
        }
    }

    private static string[] Cells(Comparison comparison, BestCalibration best)
    {
        SideResult? ours = comparison.Ours, ort = comparison.Ort;
        double peak = best.Fma * comparison.Threads;
        RoundSelection rounds = comparison.Rounds;
        return
        [
            comparison.Case.Name,
            $"{comparison.Threads}",
            $"{comparison.Batch}",
            Times(ours),
            Times(ort),
            Both(ours, ort, side => $"{comparison.GigaFlops(side):0.0}"),
            Both(ours, ort, side => $"{100 * comparison.GigaFlops(side) / peak:0}"),
            ours is null || ort is null ? "–" : $"{ours.Min / ort.Min:0.00}",
            ours is null || ort is null ? "–" : $"{ours.Median / ort.Median:0.00}",
            $"{rounds.Kept.Count}/{rounds.Measured}{(rounds.Marked ? "*" : "")}",
        ];
    }

    private static string Rule(int width, int column, bool markdown) => (markdown, column) switch
    {
        (true, 0) => new string('-', width + 2),
        (true, _) => new string('-', width + 1) + ":",
        _ => new string('-', width),
    };

    private static string Times(SideResult? side) => side is null ? "–" : $"{Milliseconds(side.Min)}, {Milliseconds(side.Median)}";

    private static string Both(SideResult? ours, SideResult? ort, Func<SideResult, string> format) =>
        $"{(ours is null ? "–" : format(ours))}, {(ort is null ? "–" : format(ort))}";

    // Three digits or more that mean something, from a microsecond to seconds.
    private static string Milliseconds(double value) => value.ToString(value < 1 ? "0.00000" : value < 10 ? "0.000" : "0.00");
}
