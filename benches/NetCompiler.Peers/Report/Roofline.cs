namespace NetCompiler.Peers.Report;

/// <summary>What the machine needs at least: a step's arithmetic at the peak or its weights read once, whichever takes longer.</summary>
internal static class Roofline
{
    /// <summary>Milliseconds of one step of one call.</summary>
    /// <param name="step">The step; Winograd's counts with the multiply-adds that it performs.</param>
    /// <param name="batch">Samples of the call.</param>
    /// <param name="fma">GFLOP/s.</param>
    /// <param name="memory">GB/s.</param>
    public static double Milliseconds(ProfiledLayer step, int batch, double fma, double memory) => Math.Max(Arithmetic(step, batch, fma), Reading(step, memory));

    /// <summary>Whether the weights take longer.</summary>
    /// <inheritdoc cref="Milliseconds"/>
    public static bool IsReading(ProfiledLayer step, int batch, double fma, double memory) => Reading(step, memory) > Arithmetic(step, batch, fma);

    private static double Arithmetic(ProfiledLayer step, int batch, double fma) => 2.0 * step.PerformedMultiplyAdds * batch / (fma * 1e6);

    private static double Reading(ProfiledLayer step, double memory) => step.WeightBytes / (memory * 1e6);
}
