namespace NetCompiler.Peers.Measurement;

/// <summary>What one fresh process measured. Travels as JSON on the child's output.</summary>
internal sealed record RoundResult
{
    /// <summary>Our times, or null in a process that measured the peer alone.</summary>
    public required SideResult? Ours { get; init; }

    /// <summary>The peer's times, or null where its library was not given, or in a process that measured ours alone.</summary>
    public required SideResult? Ort { get; init; }

    /// <summary>The median of the calibrations between the slices, in GFLOP/s of one core.</summary>
    public required double Fma { get; init; }

    /// <summary>The mean of the calibrations before and after, in GB/s of one core.</summary>
    public required double Memory { get; init; }

    /// <summary>The like of as many cores as the row has threads, at once.</summary>
    public required double FmaTogether { get; init; }

    /// <summary>The same in the worse of two processes that measured a side each; null where one process measured both.</summary>
    public double? LeastFmaTogether { get; init; }

    /// <inheritdoc cref="FmaTogether"/>
    public required double MemoryTogether { get; init; }

    /// <summary>The round of two processes that measured a side each: as good as the machine was in the worse of them; what several cores do, as where ours was measured.</summary>
    public RoundResult With(RoundResult other) => new()
    {
        Ours = Ours ?? other.Ours,
        Ort = Ort ?? other.Ort,
        Fma = Math.Min(Fma, other.Fma),
        Memory = Math.Min(Memory, other.Memory),
        FmaTogether = Ours is null ? other.FmaTogether : FmaTogether,
        LeastFmaTogether = Math.Min(FmaTogether, other.FmaTogether),
        MemoryTogether = Ours is null ? other.MemoryTogether : MemoryTogether,
    };
}
