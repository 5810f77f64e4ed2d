namespace NetCompiler.Peers.Measurement;

/// <summary>One side's times within one process, in milliseconds a call.</summary>
/// <param name="Min">The fastest reading.</param>
/// <param name="Median">The median of the readings.</param>
internal sealed record SideResult(double Min, double Median)
{
    /// <summary>The fastest reading of all processes, and the median of the processes' medians.</summary>
    public static SideResult Over(IEnumerable<SideResult> processes)
    {
        SideResult[] all = [.. processes];
        return new(all.Min(process => process.Min), Measurement.Median.Of(all.Select(process => process.Median)));
    }
}
