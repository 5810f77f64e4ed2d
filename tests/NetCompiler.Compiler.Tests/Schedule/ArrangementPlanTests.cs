using NetCompiler.Compiler.Schedule;
using NetCompiler.Compiler.Schedule.Steps;

namespace NetCompiler.Compiler.Tests.Schedule;

/// <summary>What pools, reshapes and attention become.</summary>
public class ArrangementPlanTests
{
    [Theory]
    [InlineData(6, 3, 2, 2)]
    [InlineData(7, 1, 7, 7)]
    [InlineData(7, 3, 3, 2)]
    [InlineData(5, 5, 1, 1)]
    [InlineData(5, 4, 2, 1)]
    public void An_adaptive_pool_with_equal_windows_is_an_ordinary_one(int input, int output, int size, int stride)
    {
        PoolStep step = Plans.Of($"Input(20, {input}, {input}), AdaptiveAvgPool({output})").Single<PoolStep>();

        Assert.All(step.Window, axis => Assert.Equal((size, stride, output), (axis.Size, axis.Stride, axis.Output)));
        Assert.False(step.IsClipped);
    }

    [Theory]
    [InlineData(7, 4)]
    [InlineData(3, 7)]
    public void An_adaptive_pool_with_windows_of_several_sizes_has_a_step_of_its_own(int input, int output) =>
        Assert.NotNull(Plans.Of($"Input(20, {input}), AdaptiveAvgPool({output})").Single<AdaptivePoolStep>());

    [Fact]
    public void A_reshape_of_pixels_copies_their_channels_in_vectors()
    {
        StridedCopyStep step = Plans.Of("Input(40, 3, 5), Reshape(40, 15), Tanh").Single<StridedCopyStep>();

        Assert.True(step.KeepsChannels);
        Assert.Equal([new(15, 48, 48), new(40, 1, 1)], step.Axes);
    }

    [Fact]
    public void A_reshape_of_channels_copies_the_factors_that_both_shapes_have()
    {
        StridedCopyStep step = Plans.Of("Input(12, 5), Reshape(3, 4, 5)").Single<StridedCopyStep>();

        // Channel 4c + y of pixel x goes to channel c of pixel (y, x).
        Assert.False(step.KeepsChannels);
        Assert.Equal([new(4, 1, 80), new(5, 16, 16), new(3, 4, 1)], step.Axes);
    }

    [Fact]
    public void Shapes_without_factors_in_common_are_copied_value_by_value() =>
        Assert.Equal(4, Plans.Of("Input(6, 4), Reshape(4, 6)").Single<ReshapeStep>().Rows);

    [Fact]
    public void A_reshape_that_changes_nothing_has_no_step() =>
        Assert.DoesNotContain(Plans.Of("Input(6, 1, 1), Reshape(6), Dense(3)").Steps, step => step is StridedCopyStep or ReshapeStep);

    [Fact]
    public void Scratch_space_of_attention_lives_for_its_step_alone()
    {
        KernelPlan plan = Plans.Of("Input(24, 30), SelfAttention(3), SelfAttention(3)");

        BufferPlan[] scratch = [.. plan.Buffers.Where(buffer => buffer.Name.StartsWith("scratch", StringComparison.Ordinal))];
        Assert.Equal(2, scratch.Length);
        Assert.All(scratch, buffer => Assert.Equal(buffer.FirstStep, buffer.LastStep));
        Assert.All(scratch, buffer => Assert.IsType<AttentionStep>(plan.Steps[buffer.FirstStep]));
    }

    [Fact]
    public void Rows_of_attention_gather_windows_and_heads_so_that_scratch_space_stays_small()
    {
        AttentionStep step = Plans.Of("Input(24, 56, 56), WindowAttention(3, 7, Shift = 3)").Single<AttentionStep>();

        Assert.Equal((64 * 3, 3, 64), (step.Units, step.UnitsPerRow, step.Rows));
        Assert.InRange(4L * step.Rows * step.ScratchPerRow, 1, 1 << 20);
        Assert.True(step.Chunks > 1);
    }
}
