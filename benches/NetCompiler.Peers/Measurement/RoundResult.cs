namespace NetCompiler.Peers.Measurement;

/// <summary>What one fresh process measured. Travels as JSON on the child's output.</summary>
internal sealed record RoundResult
{
    /// <summary>Our times.</summary>
    public required SideResult Ours { get; init; }

    /// <summary>The peer's times, or null where its library was not given.</summary>
    public required SideResult? Ort { get; init; }

    /// <summary>The median of the calibrations between the slices, in GFLOP/s of one core.</summary>
    public required double Fma { get; init; }

    /// <summary>The mean of the calibrations before and after, in GB/s of one core.</summary>
    public required double Memory { get; init; }

    /// <summary>The like of as many cores as the row has threads, at once.</summary>
    public required double FmaTogether { get; init; }

    /// <inheritdoc cref="FmaTogether"/>
    public required double MemoryTogether { get; init; }
}
