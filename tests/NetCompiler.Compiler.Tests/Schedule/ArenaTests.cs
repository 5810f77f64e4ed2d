using NetCompiler.Compiler.Graph;
using NetCompiler.Compiler.Schedule;
using NetCompiler.Compiler.Schedule.Steps;

namespace NetCompiler.Compiler.Tests.Schedule;

/// <summary>Which buffers share memory, found again from the steps alone.</summary>
public class ArenaTests
{
    [Fact]
    public void No_step_writes_over_a_value_that_is_still_wanted() => Assert.All(Plans.OfRandomNetworks, AssertNothingIsOverwritten);

    [Fact]
    public void Zeros_that_are_written_once_share_their_memory_with_nothing() => Assert.All(Plans.OfRandomNetworks, plan =>
    {
        HashSet<int> filled = [.. plan.Steps.OfType<BorderStep>().Select(step => step.Output.Buffer)];
        foreach (BufferPlan buffer in plan.Buffers.Where(buffer => buffer.Replaces is { } before && filled.Contains(before)))
            filled.Add(buffer.Id);
        foreach (BufferPlan buffer in plan.Steps.Where(IsPadded).Select(step => plan.Buffer(step.Input.Buffer)).Where(buffer => !filled.Contains(buffer.Id)))
        {
            Assert.DoesNotContain(plan.Steps, step => step.Writes(buffer.Id) && step is PixelConvStep or InputStep { Epilogue.IsEmpty: false });

            Assert.True(buffer.IsExclusive, $"{buffer.Name} has a border that nothing fills");
            Assert.All(plan.Buffers.Where(other => other != buffer), other => Assert.False(Overlap(buffer, other), $"{other.Name} overlaps {buffer.Name}"));
        }
    });

    [Fact]
    public void A_chain_of_layers_needs_the_memory_of_two_of_them()
    {
        KernelPlan plan = Plans.Of("Input(16, 8, 8)" + string.Concat(Enumerable.Repeat(", Conv(16, 1)", 20)));
        Assert.Equal(2 * 16 * 8 * 8, plan.ArenaLength);
    }

    [Fact]
    public void The_arena_is_never_larger_than_its_buffers_and_with_three_layers_smaller()
    {
        Assert.All(Plans.OfRandomNetworks, plan => Assert.InRange(plan.ArenaLength, plan.Buffers.Max(buffer => buffer.Length), plan.Buffers.Sum(buffer => buffer.Length)));
        KernelPlan plan = Plans.Of("Input(1, 28, 28), Conv(6, 5), AvgPool(2), Conv(16, 5), AvgPool(2), Dense(120), Dense(84), Dense(10)");
        Assert.True(plan.ArenaLength < plan.Buffers.Sum(buffer => buffer.Length), $"{plan.ArenaLength} of {plan.Buffers.Sum(buffer => buffer.Length)}");
    }

    [Fact]
    public void A_large_zero_border_is_filled_at_every_prediction_and_a_small_one_never()
    {
        Assert.Empty(Plans.Of("Input(1, 28, 28), Conv(6, 5, Pad = 2)").Steps.OfType<BorderStep>());
        Assert.Equal("Zero", Plans.Of("Input(3, 224, 224), Conv(16, 5, Pad = 2), Conv(6, 5, Pad = 2)").Single<BorderStep>().Mode.ToString());
    }

    [Theory]
    [InlineData("Reflect")]
    [InlineData("Replicate")]
    public void A_border_of_copies_is_filled_at_every_prediction(string mode)
    {
        KernelPlan plan = Plans.Of($"Input(1, 28, 28), Conv(6, 5, Pad = 2, PadMode = PadMode.{mode})");
        Assert.Equal(mode, plan.Single<BorderStep>().Mode.ToString());
        Assert.DoesNotContain(plan.Buffers, buffer => buffer.IsExclusive);
    }

    [Fact]
    public void Offsets_are_multiples_of_a_cache_line() =>
        Assert.All(Plans.OfRandomNetworks.SelectMany(plan => plan.Buffers), buffer => Assert.Equal(0, buffer.Offset % BufferLayout.Alignment));

    // Runs the plan over a map from each float of the arena to the buffer that was written there last.
    private static void AssertNothingIsOverwritten(KernelPlan plan)
    {
        int[] owners = new int[plan.ArenaLength];
        Array.Fill(owners, -1);
        HashSet<int> values = [.. plan.Steps.Where(step => step.Place.Output is not null).Select(step => step.Output.Buffer)];
        foreach (Step step in plan.Steps)
        {
            foreach (int read in step.Inputs.Select(view => view.Buffer))
            {
                BufferPlan buffer = plan.Buffer(read);

                // What no step makes is scratch: the step that names it writes it first.
                if (!values.Contains(read))
                    owners.AsSpan(buffer.Offset, buffer.Length).Fill(read);
                Assert.True(owners.AsSpan(buffer.Offset, buffer.Length).IndexOfAnyExcept(read) < 0, $"{step.Name} reads {buffer.Name}, and part of it was overwritten");
            }

            if (step.Place.Output is not { Buffer: var written })
                continue;
            owners.AsSpan(plan.Buffer(written).Offset, plan.Buffer(written).Length).Fill(written);
            foreach (int read in step.Inputs.Select(view => view.Buffer).Where(id => id != written && id != plan.Buffer(written).Replaces))
                Assert.False(Overlap(plan.Buffer(read), plan.Buffer(written)), $"{step.Name} reads what it writes");
        }
    }

    private static bool IsPadded(Step step)
    {
        IEnumerable<WindowAxis> window = step switch
        {
            ConvStep conv => conv.Window,
            PixelConvStep conv => conv.Window,
            GroupedConvStep conv => conv.Window,
            _ => [],
        };
        return window.Any(axis => axis.PadBegin + axis.PadEnd + axis.Overhang > 0);
    }

    private static bool Overlap(BufferPlan a, BufferPlan b) => a.Offset < b.Offset + b.Length && b.Offset < a.Offset + a.Length;
}
