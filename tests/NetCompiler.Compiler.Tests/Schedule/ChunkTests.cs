using NetCompiler.Compiler.Schedule;
using NetCompiler.Compiler.Schedule.Steps;

namespace NetCompiler.Compiler.Tests.Schedule;

/// <summary>How steps are cut for threads.</summary>
public class ChunkTests
{
    public static TheoryData<string> Networks =>
    [
        "Input(3, 224, 224), Conv(64, 7, Stride = 2, Pad = 3, Rounding = Rounding.Floor), MaxPool(3, Stride = 2, Rounding = Rounding.Ceil), Conv(64, 3, Same = true), Conv(64, 3, Groups = 64, Same = true)",
        "Input(2, 17, 33, 33), Conv(16, 3), AvgPool(2, Rounding = Rounding.Floor)",
        "Input(4, 100000), Conv(8, 9)",
        "Input(4096), Dense(4096), Dense(4095), Dense(1), Dense(129)",
        "Input(1, 28, 28), Conv(6, 5), Tanh, AvgPool(2), Conv(16, 5), Dense(10)",
    ];

    [Theory]
    [MemberData(nameof(Networks))]
    public void Chunks_take_every_row_once(string layers) => AssertCovered(Plans.Of(layers));

    [Fact]
    public void Chunks_of_random_networks_take_every_row_once() => Assert.All(Plans.OfRandomNetworks, AssertCovered);

    [Fact]
    public void Steps_with_much_work_are_cut_and_others_are_not()
    {
        Assert.Equal(28, Plans.Of("Input(64, 56, 56), Conv(64, 3, Same = true, Algorithm = ConvAlgorithm.Direct)").Single<ConvStep>().Chunks);
        Assert.Equal(32, Plans.Of("Input(4096), Dense(4096)").Steps[1].Chunks);
        Assert.Equal(1, Plans.Of("Input(1, 28, 28), Conv(6, 5)").Steps[1].Chunks);
        Assert.Equal(1, Plans.Of("Input(100), Dense(10)").Steps[1].Chunks);
    }

    [Fact]
    public void Rows_are_those_of_the_output_and_groups_of_outputs()
    {
        Assert.Equal(13, Plans.Of("Input(1, 15, 20), Conv(2, 3)").Steps[1].Rows);
        Assert.Equal(3 * 13, Plans.Of("Input(1, 5, 15, 20), Conv(2, 3)").Steps[1].Rows);
        Assert.Equal(1, Plans.Of("Input(1, 20), Conv(2, 3)").Steps[1].Rows);
        Assert.Equal(2, Plans.Of("Input(9), Dense(129)").Steps[1].Rows);
    }

    [Theory]
    [InlineData("Input(64, 90), Conv(128, 9)")]
    [InlineData("Input(512, 7, 7), Conv(512, 3, Stride = 2)")]
    [InlineData("Input(96, 5, 5), Conv(288, 5, Same = true)")]
    [InlineData("Input(512, 14, 14), Conv(64, 3, Same = true, Algorithm = ConvAlgorithm.Direct)")]
    public void Filters_are_shared_out_where_rows_are_few_or_weights_heavy(string layers)
    {
        ConvStep conv = Plans.Of(layers).Single<ConvStep>();
        Assert.InRange(conv.FiltersPerShare, 32, 64);
        Assert.Equal(conv.Filters / conv.FiltersPerShare * conv.Bands, conv.Rows);
        Assert.InRange(conv.Chunks, 2, conv.Rows);
    }

    /// <summary>The work of the first half of a layer's chunks, which one of two threads takes, in pixels × filters.</summary>
    [Theory]
    [InlineData("Input(192, 17, 17), Conv(192, Sizes = [1, 7], Same = true)")]
    [InlineData("Input(160, 17, 17), Conv(160, Sizes = [7, 1], Same = true)")]
    [InlineData("Input(512, 12, 12), Conv(160, 3, Same = true, Algorithm = ConvAlgorithm.Direct)")]
    [InlineData("Input(480, 14, 14), Conv(96, 1)")]
    [InlineData("Input(480, 14, 14), Conv(16, 1)")]
    [InlineData("Input(512, 14, 14), Conv(112, 1)")]
    [InlineData("Input(768, 17, 17), Conv(192, 1)")]
    [InlineData("Input(512, 20, 20), Conv(96, 1)")]
    [InlineData("Input(80, 72, 72), Conv(64, 1, Stride = 2, Rounding = Rounding.Floor)")]
    [InlineData("Input(768, 13, 13), Conv(192, Sizes = [1, 7], Same = true)")]
    [InlineData("Input(512, 16, 16), Conv(80, 1)")]
    public void Two_threads_share_a_layer_almost_evenly(string layers)
    {
        Step step = Plans.Of(layers).Steps.Single(step => step is ConvStep or PointwiseStep);
        long[] work = [.. Enumerable.Range(0, step.Rows).Select(unit => Pixels(step, unit).Count() * (long)Filters(step, unit).Count())];
        Assert.Equal(step.Output.Shape.Length, work.Sum());
        int half = step.Chunks / 2 * step.RowsPerChunk;
        Assert.InRange(work.Take(half).Sum() / (double)work.Sum(), 0.45, 0.55);
    }

    [Theory]
    [InlineData("Input(192, 17, 17), Conv(192, Sizes = [1, 7], Same = true)")]
    [InlineData("Input(48, 4, 13, 14), Conv(96, 5, Same = true)")]
    [InlineData("Input(480, 14, 14), Conv(96, 1)")]
    [InlineData("Input(480, 14, 14), Conv(16, 1)")]
    [InlineData("Input(1024, 31, 33), Conv(192, 1)")]
    [InlineData("Input(80, 71, 73), Conv(64, 1, Stride = 2, Rounding = Rounding.Floor)")]
    [InlineData("Input(64, 1000), Conv(96, 1, Stride = 2, Rounding = Rounding.Floor)")]
    public void Units_cover_every_pixel_and_filter_once(string layers)
    {
        Step step = Plans.Of(layers).Steps.Single(step => step is ConvStep or PointwiseStep);
        HashSet<(int Pixel, int Filter)> seen = [];
        foreach (int unit in Enumerable.Range(0, step.Rows))
            Assert.All(from pixel in Pixels(step, unit) from filter in Filters(step, unit) select (pixel, filter), place => Assert.True(seen.Add(place), $"{place} twice"));
        Assert.Equal(step.Output.Shape.Length, seen.Count);
    }

    [Fact]
    public void Filters_stay_together_where_a_cache_keeps_their_weights() =>
        Assert.Equal(0, Plans.Of("Input(32, 56, 56), Conv(64, 5, Same = true)").Single<ConvStep>().FiltersPerShare);

    [Theory]
    [MemberData(nameof(Networks))]
    public void Two_plans_of_one_network_are_equal(string layers) => Assert.Equal(PlanPrinter.Print(Plans.Of(layers)), PlanPrinter.Print(Plans.Of(layers)));

    /// <summary>The pixels that a unit makes, by the definition of bands.</summary>
    private static IEnumerable<int> Pixels(Step step, int unit)
    {
        int row = step.Output.Shape.Axes[^1];
        (int bands, int band, int length, int pixels) = step switch
        {
            ConvStep conv => (conv.Bands, unit % conv.Bands, (int)(step.Output.Shape.Pixels / row), row),
            PointwiseStep conv => (conv.Bands, Band(conv, unit), conv.Length, conv.IsRun ? 1 : row),
            _ => throw new ArgumentException($"{step.Name} has no bands"),
        };
        int first = band * length / bands * pixels;
        return Enumerable.Range(first, ((band + 1) * length / bands * pixels) - first);
    }

    private static IEnumerable<int> Filters(Step step, int unit)
    {
        (int filters, int share, int perShare) = step switch
        {
            ConvStep { FiltersPerShare: > 0 } conv => (conv.Filters, unit / conv.Bands, conv.FiltersPerShare),
            PointwiseStep { FiltersPerRow: 0 } conv => (conv.Filters, 0, conv.Filters),
            PointwiseStep conv => (conv.Filters, conv.IsBandByBand ? unit % Shares(conv) : unit / conv.BandsPerBlock % Shares(conv), conv.FiltersPerRow),
            _ => throw new ArgumentException($"{step.Name} has no shares"),
        };
        return Enumerable.Range(share * perShare, Math.Min(perShare, filters - (share * perShare)));
    }

    private static int Band(PointwiseStep conv, int unit)
    {
        int block = unit / (conv.BandsPerBlock * Shares(conv));
        return (block * conv.BandsPerBlock) + (conv.IsBandByBand ? unit / Shares(conv) : unit) % conv.BandsPerBlock;
    }

    private static int Shares(PointwiseStep conv) => conv.FiltersPerRow == 0 ? 1 : (conv.Filters + conv.FiltersPerRow - 1) / conv.FiltersPerRow;

    private static void AssertCovered(KernelPlan plan) => Assert.All(plan.Steps, step =>
    {
        int[] turns = new int[step.Rows];
        for (int chunk = 0; chunk < step.Chunks; chunk++)
        {
            int begin = chunk * step.RowsPerChunk;
            int end = Math.Min(begin + step.RowsPerChunk, step.Rows);
            Assert.True(begin < end, $"{step.Name}: chunk {chunk} is empty");
            for (int row = begin; row < end; row++)
                turns[row]++;
        }

        Assert.All(turns, count => Assert.Equal(1, count));
    });
}
