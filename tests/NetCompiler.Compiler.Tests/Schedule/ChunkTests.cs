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
        long rows = conv.Output.Shape.Pixels / conv.Window[^1].Output;
        Assert.Equal(conv.Filters / conv.FiltersPerShare * ((rows + conv.RowsPerShare - 1) / conv.RowsPerShare), conv.Rows);
        Assert.InRange(conv.Chunks, 2, conv.Rows);
    }

    [Theory]
    [InlineData("Input(192, 17, 17), Conv(192, Sizes = [1, 7], Same = true)")]
    [InlineData("Input(160, 17, 17), Conv(160, Sizes = [7, 1], Same = true)")]
    [InlineData("Input(480, 14, 14), Conv(96, 1)")]
    [InlineData("Input(480, 14, 14), Conv(16, 1)")]
    [InlineData("Input(512, 14, 14), Conv(112, 1)")]
    [InlineData("Input(768, 17, 17), Conv(192, 1)")]
    public void Two_threads_share_a_layer_of_some_work_almost_evenly(string layers)
    {
        KernelPlan plan = Plans.Of(layers);
        Step step = plan.Steps.Single(step => step is ConvStep or PointwiseStep);
        Assert.InRange(Math.Max(1, step.Rows - (step.Chunks / 2 * step.RowsPerChunk)), step.Rows / 2.0, step.Rows * 0.56);
    }

    [Fact]
    public void Filters_stay_together_where_a_cache_keeps_their_weights() =>
        Assert.Equal(0, Plans.Of("Input(32, 56, 56), Conv(64, 5, Same = true)").Single<ConvStep>().FiltersPerShare);

    [Theory]
    [MemberData(nameof(Networks))]
    public void Two_plans_of_one_network_are_equal(string layers) => Assert.Equal(PlanPrinter.Print(Plans.Of(layers)), PlanPrinter.Print(Plans.Of(layers)));

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
