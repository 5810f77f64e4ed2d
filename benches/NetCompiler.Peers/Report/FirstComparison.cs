using NetCompiler.Benches;
using NetCompiler.Peers.Measurement;

namespace NetCompiler.Peers.Report;

/// <summary>One row of the table of first calls: the medians over each side's processes.</summary>
internal sealed record FirstComparison
{
    private static readonly string[] Header =
    [
        "network", "threads", "load ms: ours, ORT", "first call", "second call", "load + first", "ours/ORT", "peak MB: ours, ORT", "ours/ORT",
    ];

    public required PeerCase Case { get; init; }

    public required int Threads { get; init; }

    /// <summary>A result of each of our processes.</summary>
    public required IReadOnlyList<FirstResult> Ours { get; init; }

    /// <summary>The peer's; empty where its library was not given.</summary>
    public required IReadOnlyList<FirstResult> Ort { get; init; }

    public static void Print(IEnumerable<FirstComparison> comparisons, bool markdown) =>
        Table.Print(Header, comparisons.Select(comparison => comparison.Cells()), markdown);

    private string[] Cells() =>
    [
        Case.Name,
        $"{Threads}",
        Both(result => result.Load),
        Both(result => result.First),
        Both(result => result.Second),
        Both(result => result.Total),
        Ratio(result => result.Total),
        $"{Median.Of(Ours.Select(Megabytes)):0}, {(Ort.Count == 0 ? Table.Missing : $"{Median.Of(Ort.Select(Megabytes)):0}")}",
        Ratio(Megabytes),
    ];

    private static double Megabytes(FirstResult result) => result.PeakBytes / 1e6;

    private string Ratio(Func<FirstResult, double> figure) => Ort.Count == 0 ? Table.Missing : $"{Median.Of(Ours.Select(figure)) / Median.Of(Ort.Select(figure)):0.00}";

    private string Both(Func<FirstResult, double> time) =>
        $"{Figures.Milliseconds(Median.Of(Ours.Select(time)))}, {(Ort.Count == 0 ? Table.Missing : Figures.Milliseconds(Median.Of(Ort.Select(time))))}";
}
