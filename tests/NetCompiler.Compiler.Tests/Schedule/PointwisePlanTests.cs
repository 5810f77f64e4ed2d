using NetCompiler.Compiler.Schedule.Steps;

namespace NetCompiler.Compiler.Tests.Schedule;

/// <summary>What a 1×1 convolution keeps in the cache, and how it is cut.</summary>
public class PointwisePlanTests
{
    [Fact]
    public void A_small_map_is_one_block_whose_bands_each_share_of_the_filters_meets()
    {
        PointwiseStep step = Plans.Of("Input(512, 14, 14), Conv(512, 1)").Single<PointwiseStep>();
        Assert.Equal((true, 1, 2, 64, 16), (step.IsRun, step.Blocks, step.BandsPerBlock, step.FiltersPerRow, step.Rows));
    }

    [Fact]
    public void A_large_map_is_cut_into_blocks_that_the_cache_keeps()
    {
        foreach (int side in (int[])[19, 37, 56, 75, 112, 147])
        {
            PointwiseStep step = Plans.Of($"Input(256, {side}, {side}), Conv(128, 1)").Single<PointwiseStep>();
            Assert.Equal(side * side, step.Length);
            Assert.True(step.Blocks == 1 || ((step.Length / step.Blocks) + 1) * 256L * sizeof(float) <= 385 * 1024, $"{step.Blocks} blocks of {step.Length} pixels");
        }
    }

    /// <summary>However many channels they have: all weights pass by once a block.</summary>
    [Theory]
    [InlineData("Input(4096, 7, 7), Conv(1024, 1)", 2)]
    [InlineData("Input(8192, 14, 14), Conv(512, 1)", 8)]
    [InlineData("Input(20000, 3, 3), Conv(64, 1)", 1)]
    public void Blocks_have_pixels_enough_to_use_each_weight_often(string layers, int blocks) => Assert.Equal(blocks, Plans.Of(layers).Single<PointwiseStep>().Blocks);

    [Theory]
    [InlineData("Input(512, 14, 14), Conv(160, 1)", true)]
    [InlineData("Input(128, 7, 7), Conv(512, 1)", false)]
    [InlineData("Input(1024, 14, 14), Conv(256, 1)", false)]
    [InlineData("Input(128, 28, 28), Conv(256, 1, Stride = 2, Rounding = Rounding.Floor)", false)]
    public void A_thread_keeps_to_its_bands_of_the_map_where_that_is_more_than_the_weights_and_a_cache_holds_these(string layers, bool isBandByBand) =>
        Assert.Equal(isBandByBand, Plans.Of(layers).Single<PointwiseStep>().IsBandByBand);

    [Theory]
    [InlineData("Input(32, 9, 9), Conv(32, 1, Stride = 2)", false, false)]
    [InlineData("Input(32, 9, 9), Conv(32, 1)", true, false)]
    [InlineData("Input(32, 9, 9), Conv(32, 1), Conv(8, 3, Pad = 1)", true, true)]
    public void Pixels_are_a_run_where_no_gap_is_read(string layers, bool isRun, bool hasGaps)
    {
        PointwiseStep step = Plans.Of(layers).Single<PointwiseStep>();
        Assert.Equal((isRun, hasGaps), (step.IsRun, step.HasGaps));
    }

    [Fact]
    public void Filters_that_no_tile_divides_are_not_shared_out()
    {
        Assert.Equal(0, Plans.Of("Input(32, 9, 9), Conv(80, 1)").Single<PointwiseStep>().FiltersPerRow);
        Assert.Equal(32, Plans.Of("Input(32, 9, 9), Conv(728, 1)").Single<PointwiseStep>().FiltersPerRow);
    }

    [Fact]
    public void Shares_are_smaller_where_a_small_map_leaves_nothing_else_to_divide()
    {
        Assert.Equal(64, Plans.Of("Input(64, 28, 28), Conv(320, 1)").Single<PointwiseStep>().FiltersPerRow);
        Assert.Equal(32, Plans.Of("Input(1280, 8, 8), Conv(320, 1)").Single<PointwiseStep>().FiltersPerRow);
    }
}
