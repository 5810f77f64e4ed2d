using NetCompiler.Peers.Calibration;
using NetCompiler.Peers.Measurement;
using NetCompiler.Peers.Report;

namespace NetCompiler.Peers.Tests;

/// <summary>What the tables say of measured rounds.</summary>
public class ComparisonTests
{
    private static readonly PeerCase Digits = PeerCases.Named(["digits"])[0];

    [Fact]
    public void A_row_has_the_fastest_reading_and_the_median_of_the_processes_medians()
    {
        Comparison row = Row(new(5, 9), new(4, 7), new(6, 8));
        Assert.Equal(new SideResult(4, 8), row.Ours);
        Assert.Equal(2.0 * Digits.Network.MultiplyAdds / 4e6, row.GigaFlops(row.Ours), 9);
    }

    /// <summary>Asked of the digits net is 0.85 of the peer's time.</summary>
    [Theory]
    [InlineData(0.84, 0.84, true)]
    [InlineData(0.84, 0.86, false)]
    [InlineData(0.86, 0.84, false)]
    public void Both_ratios_must_keep_what_is_asked(double min, double median, bool isMet)
    {
        Comparison row = Row(new SideResult(min, 2 * median));
        Assert.Equal(0.85, row.Asked);
        Assert.Equal(isMet, row.IsMet);
    }

    [Fact]
    public void A_draw_is_asked_of_several_threads_and_of_batches_and_nothing_without_a_peer()
    {
        Comparison row = Row(new SideResult(1, 2));
        Assert.Equal(1, (row with { Threads = 2 }).Asked);
        Assert.Equal(1, (row with { Batch = 16 }).Asked);
        Comparison alone = row with { Rounds = RoundSelection.Of([Round(new(1, 2)) with { Ort = null }], Speed, false) };
        Assert.Null(alone.Asked);
        Assert.False(alone.IsMet);
    }

    /// <summary>1000 multiply-adds at 4 GFLOP/s are half a microsecond; 4000 bytes at 4 GB/s a whole one.</summary>
    [Theory]
    [InlineData(1, 0.001, true)]
    [InlineData(2, 0.001, false)]
    [InlineData(16, 0.008, false)]
    public void A_step_takes_its_arithmetic_or_its_weights_whichever_is_longer(int batch, double milliseconds, bool isReading)
    {
        ProfiledLayer step = new("Dense", "fc", "", MultiplyAdds: 1000, PerformedMultiplyAdds: 1000, WeightBytes: 4000, Calls: 0, TotalMilliseconds: 0, MinimumMilliseconds: 0);
        Assert.Equal(milliseconds, Roofline.Milliseconds(step, batch, fma: 4, memory: 4), 9);
        Assert.Equal(isReading, Roofline.IsReading(step, batch, fma: 4, memory: 4));
    }

    [Fact]
    public void The_steps_of_a_network_hold_its_multiply_adds() =>
        Assert.Equal(Digits.Network.MultiplyAdds, Digits.Steps(WeightStorage.Float32).Sum(step => step.MultiplyAdds));

    private static Speed Speed { get; } = new(200, 40, 200, 40);

    private static Comparison Row(params SideResult[] ours) =>
        new() { Case = Digits, Threads = 1, Batch = 1, Weights = WeightStorage.Float32, Rounds = RoundSelection.Of([.. ours.Select(Round)], Speed, false) };

    private static RoundResult Round(SideResult ours) => new() { Ours = ours, Ort = new(1, 2), Speed = Speed };
}
