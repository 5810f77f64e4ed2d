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
    public SideResult Ours => Over([.. Rounds.Kept.Select(round => round.Ours)]);

    /// <summary>The same of the peer.</summary>
    public SideResult? Ort => Rounds.Kept.Select(round => round.Ort).OfType<SideResult>().ToArray() is { Length: > 0 } rounds ? Over(rounds) : null;

    /// <summary>Billions of operations a second (a multiply-add is two) at a side's fastest.</summary>
    public double GigaFlops(SideResult side) => 2.0 * Case.Network.MultiplyAdds * Batch / (side.Min * 1e6);

    private static SideResult Over(SideResult[] rounds) => new(rounds.Min(round => round.Min), Median.Of(rounds.Select(round => round.Median)));
}
