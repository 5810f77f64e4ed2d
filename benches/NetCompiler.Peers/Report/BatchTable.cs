using NetCompiler.Benches;

namespace NetCompiler.Peers.Report;

/// <summary>What a sample of a batch takes, beside a sample alone in the same run.</summary>
internal static class BatchTable
{
    private static readonly string[] Header = ["network", "threads", "batch", "ours, ms a sample: alone, of a batch", "of a batch/alone: min", "median", "ORT: min"];

    /// <summary>Nothing where no row has a partner of one sample.</summary>
    public static void Print(IReadOnlyList<Comparison> comparisons, bool markdown)
    {
        (Comparison Batch, Comparison Alone)[] pairs =
        [
            .. from batch in comparisons
               from alone in comparisons
               where batch.Batch > 1 && alone.Batch == 1 && batch.Case == alone.Case && batch.Threads == alone.Threads
               select (batch, alone),
        ];
        if (pairs.Length == 0)
            return;
        Console.WriteLine();
        Table.Print(Header, pairs.Select(pair => Cells(pair.Batch, pair.Alone)), markdown);
    }

    private static string[] Cells(Comparison batch, Comparison alone) =>
    [
        batch.Case.Name,
        $"{batch.Threads}",
        $"{batch.Batch}",
        $"{Figures.Milliseconds(alone.Ours.Min)}, {Figures.Milliseconds(batch.Ours.Min / batch.Batch)}",
        $"{batch.Ours.Min / batch.Batch / alone.Ours.Min:0.00}",
        $"{batch.Ours.Median / batch.Batch / alone.Ours.Median:0.00}",
        batch.Ort is { } ort ? $"{ort.Min / batch.Batch / alone.Ort!.Min:0.00}" : Table.Missing,
    ];
}
