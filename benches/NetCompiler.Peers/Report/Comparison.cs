using NetCompiler.Peers.Measurement;

namespace NetCompiler.Peers.Report;

/// <summary>One row of the table: a network in one configuration, over the processes that count.</summary>
internal sealed record Comparison
{
    public required PeerCase Case { get; init; }

    public required int Threads { get; init; }

    public required int Batch { get; init; }

    public required RoundSelection Rounds { get; init; }

    /// <summary>Our fastest reading of all processes, and the median of the processes' medians.</summary>
    public SideResult? Ours => Over(round => round.Ours);

    /// <summary>The same of the peer.</summary>
    public SideResult? Ort => Over(round => round.Ort);

    /// <summary>Billions of operations a second (a multiply-add is two) at a side's fastest.</summary>
    public double GigaFlops(SideResult side) => 2.0 * Case.MultiplyAdds * Batch / (side.Min * 1e6);

    private SideResult? Over(Func<RoundResult, SideResult?> side)
    {
        SideResult[] results = [.. Rounds.Kept.Select(side).OfType<SideResult>()];
        return results.Length > 0 ? new SideResult(results.Min(result => result.Min), Median([.. results.Select(result => result.Median)])) : null;
    }

    private static double Median(double[] values)
    {
        Array.Sort(values);
        int middle = values.Length / 2;
        return values.Length % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
    }
}
