using NetCompiler.Benches;
using NetCompiler.Peers.Calibration;
using NetCompiler.Peers.Measurement;

namespace NetCompiler.Peers.Report;

/// <summary>The table of repeated calls.</summary>
internal static class ComparisonTable
{
    private static readonly string[] Header =
    [
        "network", "threads", "batch", "ours ms: min, median", "ORT ms: min, median",
        "GFLOP/s: ours, ORT", "% of peak: ours, ORT", "ours/ORT: min", "median", "asked", "met", "rounds",
    ];

    public static void Print(IReadOnlyList<Comparison> comparisons, Speed best, bool markdown) =>
        Table.Print(Header, comparisons.Select(comparison => Cells(comparison, best)), markdown);

    private static string[] Cells(Comparison comparison, Speed best)
    {
        SideResult ours = comparison.Ours;
        SideResult? ort = comparison.Ort;
        double peak = best.Fma * comparison.Threads;
        RoundSelection rounds = comparison.Rounds;
        return
        [
            comparison.Case.Name,
            $"{comparison.Threads}",
            $"{comparison.Batch}",
            Figures.Times(ours),
            ort is null ? Table.Missing : Figures.Times(ort),
            Both(ours, ort, side => $"{comparison.GigaFlops(side):0.0}"),
            Both(ours, ort, side => $"{100 * comparison.GigaFlops(side) / peak:0}"),
            ort is null ? Table.Missing : $"{ours.Min / ort.Min:0.00}",
            ort is null ? Table.Missing : $"{ours.Median / ort.Median:0.00}",
            comparison.Asked is { } asked ? $"{asked:0.00}" : Table.Missing,
            comparison.Asked is null ? Table.Missing : comparison.IsMet ? "yes" : "no",
            $"{rounds.Kept.Count}/{rounds.Measured}{(rounds.Marked ? "*" : "")}",
        ];
    }

    private static string Both(SideResult ours, SideResult? ort, Func<SideResult, string> format) =>
        $"{format(ours)}, {(ort is null ? Table.Missing : format(ort))}";
}
