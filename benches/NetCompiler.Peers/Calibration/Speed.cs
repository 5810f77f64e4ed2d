namespace NetCompiler.Peers.Calibration;

/// <summary>What the machine could do around a measurement.</summary>
/// <param name="Fma">GFLOP/s of one core.</param>
/// <param name="Memory">GB/s of one core.</param>
/// <param name="FmaTogether">GFLOP/s of as many cores at once as there are threads.</param>
/// <param name="MemoryTogether">GB/s of the same.</param>
internal sealed record Speed(double Fma, double Memory, double FmaTogether, double MemoryTogether)
{
    /// <summary>The best of each.</summary>
    public static Speed Best(IEnumerable<Speed> speeds) => speeds.Aggregate(new Speed(0, 0, 0, 0), (best, speed) => best.With(speed, Math.Max));

    /// <summary>The worse of each.</summary>
    public Speed Worse(Speed other) => With(other, Math.Min);

    private Speed With(Speed other, Func<double, double, double> choose) =>
        new(choose(Fma, other.Fma), choose(Memory, other.Memory), choose(FmaTogether, other.FmaTogether), choose(MemoryTogether, other.MemoryTogether));
}
