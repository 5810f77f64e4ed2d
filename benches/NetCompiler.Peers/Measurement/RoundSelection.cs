using NetCompiler.Peers.Calibration;

namespace NetCompiler.Peers.Measurement;

/// <summary>
/// Which rounds count: those in which the machine was as good as it gets. A round below 95 % of the run's best calibration
/// is dropped; if that leaves fewer than two, the two best stay and the row is marked.
/// </summary>
internal sealed record RoundSelection
{
    private const double Threshold = 0.95;
    private const int Fewest = 2;

    /// <summary>The rounds that count.</summary>
    public required IReadOnlyList<RoundResult> Kept { get; init; }

    /// <summary>The best calibrations around ours in them.</summary>
    public Speed BestSpeed => Speed.Best(Kept.Select(round => round.Speed));

    /// <summary>How many were measured.</summary>
    public required int Measured { get; init; }

    /// <summary>Whether rounds below the threshold had to stay.</summary>
    public required bool Marked { get; init; }

    /// <summary>Selects a row's rounds.</summary>
    /// <param name="rounds">All rounds of one network and configuration.</param>
    /// <param name="best">The best calibrations of the whole run; of several cores, with as many threads.</param>
    /// <param name="readsMemory">Whether the memory calibration counts too.</param>
    public static RoundSelection Of(IReadOnlyList<RoundResult> rounds, Speed best, bool readsMemory)
    {
        double Quality(RoundResult round)
        {
            Speed least = round.LeastSpeed;
            double arithmetic = Math.Min(least.Fma / best.Fma, least.FmaTogether / best.FmaTogether);
            return readsMemory ? Math.Min(arithmetic, Math.Min(least.Memory / best.Memory, least.MemoryTogether / best.MemoryTogether)) : arithmetic;
        }

        RoundResult[] good = [.. rounds.Where(round => Quality(round) >= Threshold)];
        bool marked = good.Length < Math.Min(Fewest, rounds.Count);
        return new RoundSelection
        {
            Kept = marked ? [.. rounds.OrderByDescending(Quality).Take(Fewest)] : good,
            Measured = rounds.Count,
            Marked = marked,
        };
    }
}
