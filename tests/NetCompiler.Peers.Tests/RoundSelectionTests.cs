using NetCompiler.Peers.Calibration;
using NetCompiler.Peers.Measurement;

namespace NetCompiler.Peers.Tests;

/// <summary>Which rounds of a comparison count.</summary>
public class RoundSelectionTests
{
    private static readonly Speed Best = new(200, 40, 400, 70);

    [Fact]
    public void A_round_below_95_percent_of_the_peak_is_dropped()
    {
        RoundSelection selection = Select(false, Best, Best with { Fma = 189 }, Best with { Fma = 191 });
        Assert.Equal((2, 3, false), (selection.Kept.Count, selection.Measured, selection.Marked));
        Assert.DoesNotContain(selection.Kept, round => round.Speed.Fma == 189);
    }

    [Fact]
    public void So_is_one_in_which_somebody_else_had_one_of_the_cores() =>
        Assert.Equal(2, Select(false, Best, Best, Best with { FmaTogether = 300 }).Kept.Count);

    [Theory]
    [InlineData(false, 3)]
    [InlineData(true, 2)]
    public void Memory_counts_for_networks_that_read_it(bool readsMemory, int kept)
    {
        Assert.Equal(kept, Select(readsMemory, Best, Best, Best with { Memory = 20 }).Kept.Count);
        Assert.Equal(kept, Select(readsMemory, Best, Best, Best with { MemoryTogether = 40 }).Kept.Count);
    }

    [Fact]
    public void The_two_best_stay_where_fewer_are_good_and_are_marked()
    {
        RoundSelection selection = Select(false, Best with { Fma = 150 }, Best with { Fma = 180 }, Best with { Fma = 100 });
        Assert.True(selection.Marked);
        Assert.Equal([180, 150], selection.Kept.Select(round => round.Speed.Fma));
    }

    [Fact]
    public void A_single_round_is_kept() => Assert.Single(Select(false, Best with { Fma = 10 }).Kept);

    [Fact]
    public void A_round_that_was_bad_for_the_peer_alone_is_dropped()
    {
        RoundResult bad = Ours(Best).With(Peers(Best with { FmaTogether = 300 }));
        Assert.DoesNotContain(bad, RoundSelection.Of([Round(Best), Round(Best), bad], Best, false).Kept);
    }

    /// <summary>In either order: sides start by turns.</summary>
    [Fact]
    public void Two_processes_make_a_round_whose_speed_is_that_around_ours()
    {
        Speed around = Best with { Memory = 30 }, peers = Best with { Fma = 150 };
        foreach (RoundResult round in (RoundResult[])[Ours(around).With(Peers(peers)), Peers(peers).With(Ours(around))])
        {
            Assert.Equal((1.0, 3.0), (round.Ours!.Min, round.Ort!.Min));
            Assert.Equal(around, round.Speed);
            Assert.Equal(new(150, 30, 400, 70), round.LeastSpeed);
        }
    }

    [Fact]
    public void The_best_speed_is_that_of_the_kept_rounds() =>
        Assert.Equal(Best with { MemoryTogether = 90 }, Select(false, Best, Best with { MemoryTogether = 90 }, new(100, 400, 200, 700)).BestSpeed);

    private static RoundSelection Select(bool readsMemory, params Speed[] speeds) => RoundSelection.Of([.. speeds.Select(Round)], Best, readsMemory);

    private static RoundResult Round(Speed speed) => new() { Ours = new(1, 2), Ort = new(3, 4), Speed = speed };

    private static RoundResult Ours(Speed speed) => Round(speed) with { Ort = null };

    private static RoundResult Peers(Speed speed) => Round(speed) with { Ours = null };
}
