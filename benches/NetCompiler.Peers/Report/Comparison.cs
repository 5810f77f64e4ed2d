using NetCompiler.Peers.Measurement;

namespace NetCompiler.Peers.Report;

/// <summary>One row of the table: a network in one configuration, over the processes that count.</summary>
internal sealed record Comparison
{
    public required PeerCase Case { get; init; }

    public required int Threads { get; init; }

    public required int Batch { get; init; }

    /// <summary>How our large dense layers keep their weights.</summary>
    public required WeightStorage Weights { get; init; }

    public required RoundSelection Rounds { get; init; }

    /// <summary>Our fastest reading of all processes, and the median of the processes' medians.</summary>
    public SideResult Ours => SideResult.Over(Rounds.Kept.Select(round => round.Ours).OfType<SideResult>());

    /// <summary>The same of the peer.</summary>
    public SideResult? Ort => Rounds.Kept.Select(round => round.Ort).OfType<SideResult>().ToArray() is { Length: > 0 } rounds ? SideResult.Over(rounds) : null;

    /// <summary>Billions of operations a second (a multiply-add is two) at a side's fastest.</summary>
    public double GigaFlops(SideResult side) => 2.0 * Case.Network.MultiplyAdds * Batch / (side.Min * 1e6);

    /// <summary>
    /// The largest ratio of times that is asked for: of single pictures on one thread the network's own, otherwise that of a draw. Null where nothing is asked or
    /// the peer was not measured.
    /// </summary>
    public double? Asked => Ort is null ? null : Threads > 1 || Batch > 1 ? 1 : Weights == WeightStorage.Float32 ? Case.Asked : Case.AskedOfShort ?? Case.Asked;

    /// <summary>Whether both ratios, of the minima and of the medians, are within what is asked.</summary>
    public bool IsMet => Ort is { } ort && Ours.Min <= Asked * ort.Min && Ours.Median <= Asked * ort.Median;
}
