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

    /// <summary>How many were measured.</summary>
    public required int Measured { get; init; }

    /// <summary>Whether rounds below the threshold had to stay.</summary>
    public required bool Marked { get; init; }

    /// <summary>Selects a row's rounds.</summary>
    /// <param name="rounds">All rounds of one network and configuration.</param>
    /// <param name="best">The best calibrations of the whole run.</param>
    /// <param name="readsMemory">Whether the memory calibration counts too.</param>
    public static RoundSelection Of(IReadOnlyList<RoundResult> rounds, BestCalibration best, bool readsMemory)
    {
        double Quality(RoundResult round) => new[]
        {
            round.Fma / best.Fma,
            readsMemory ? round.Memory / best.Memory : 1,
            best.FmaTogether > 0 ? (round.LeastFmaTogether ?? round.FmaTogether) / best.FmaTogether : 1,
        }.Min();

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

/// <summary>The best calibrations of a run: what the machine can do when nothing else uses it.</summary>
/// <param name="Fma">GFLOP/s of one core.</param>
/// <param name="Memory">GB/s of one core.</param>
/// <param name="FmaTogether">GFLOP/s of as many cores at once as a row has threads; 0 where it does not count.</param>
internal sealed record BestCalibration(double Fma, double Memory, double FmaTogether = 0)
{
    public static BestCalibration Of(IEnumerable<RoundResult> rounds) =>
        rounds.Aggregate(new BestCalibration(0, 0), (best, round) =>
            new BestCalibration(Math.Max(best.Fma, round.Fma), Math.Max(best.Memory, round.Memory)));
}
