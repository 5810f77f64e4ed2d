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
}

/// <summary>One side's times within one process, in milliseconds a call.</summary>
/// <param name="Min">The fastest reading.</param>
/// <param name="Median">The median of the readings.</param>
internal sealed record SideResult(double Min, double Median);
