using NetCompiler.Compiler.Schedule.Steps;

namespace NetCompiler.Compiler.Tests.Schedule;

/// <summary>What a 1×1 convolution keeps in the cache, and how it is cut.</summary>
public class PointwisePlanTests
{
    [Fact]
    public void A_small_map_is_one_block_that_each_share_of_the_filters_meets()
    {
        PointwiseStep step = Plans.Of("Input(512, 14, 14), Conv(512, 1)").Single<PointwiseStep>();
        Assert.Equal((true, 192, 64, 8), (step.IsRun, step.BlockLength, step.FiltersPerRow, step.Rows));
    }

    [Fact]
    public void A_large_map_is_cut_into_blocks_that_cover_it_once()
    {
        foreach (int side in (int[])[19, 37, 56, 75, 112, 147])
        {
            PointwiseStep step = Plans.Of($"Input(256, {side}, {side}), Conv(128, 1)").Single<PointwiseStep>();
            int blocks = step.Rows / (128 / step.FiltersPerRow);
            Assert.Equal(side * side, step.Length);
            Assert.InRange(step.Length, blocks * step.BlockLength, ((blocks + 1) * step.BlockLength) - 1);
            Assert.True(blocks == 1 || step.BlockLength * 256L * sizeof(float) <= 384 * 1024, $"blocks of {step.BlockLength}");
        }
    }

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
}
