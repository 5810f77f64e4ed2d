using NetCompiler.Compiler.Passes;
using NetCompiler.Compiler.Schedule;
using NetCompiler.Compiler.Schedule.Steps;

namespace NetCompiler.Compiler.Tests.Schedule;

/// <summary>Which values are written over those that they are made of.</summary>
public class InPlacePlanTests
{
    private const int Map = 16 * 8 * 8;

    [Theory]
    [InlineData("return x + x.Conv(16, 1).Conv(16, 1);")]
    [InlineData("return (x + x.Conv(16, 1).Conv(16, 1)).Relu();")]
    [InlineData("Tensor y = x; for (int i = 0; i < 5; i++) y = (y + y.Conv(16, 1).Conv(16, 1)).Gelu(); return y;")]
    [InlineData("Tensor y = x.Conv(16, 1); return (y.LayerNorm().BatchNorm().PRelu().LayerScale() * x.Sigmoid()).Softmax();")]
    [InlineData("return x.LayerScale().Conv(16, 1).LayerNorm().Conv(16, 1);")]
    public void Sums_and_functions_of_each_value_need_no_map_of_their_own(string body) => Assert.Equal(2 * Map, Plan(body).ArenaLength);

    // A shortcut that is read again, that the convolution reads itself, that is handed out, or whose border is another; a pixel that stands for all.
    [Theory]
    [InlineData("Tensor y = x.Conv(16, 1); return (y + y.Conv(16, 1).Conv(16, 1)).Conv(16, 1) + y;", 1)]
    [InlineData("return x.Linear(16) + x.Linear(16).Linear(16).GlobalAvgPool();", 1)]
    [InlineData("return x + x.Conv(16, 1);", 0)]
    [InlineData("Tensor y = x.Conv(16, 1); return (y + y.Conv(16, 1)).Conv(4, 1);", 0)]
    [InlineData("Tensor y = x.MaxPool(1); return (y + y.Conv(8, 1).Conv(16, 1)).Conv(64, 5, pad: 2, padMode: PadMode.Reflect);", 0)]
    public void Only_what_is_read_for_the_last_time_at_the_very_place_is_written_over(string body, int replaced) => Assert.Equal(replaced, Plan(body).Buffers.Count(buffer => buffer.Replaces is not null));

    [Fact]
    public void A_value_that_is_handed_out_stays() =>
        Assert.DoesNotContain(
            Plans.OfForward("Input(16, 8, 8)", "(Tensor First, Tensor Second)", "Tensor y = x.Conv(16, 1); return (y, y + y.Conv(16, 1).Conv(16, 1));").Buffers,
            buffer => buffer.Replaces is not null);

    [Fact]
    public void A_network_that_is_inspected_keeps_every_value() =>
        Assert.DoesNotContain(Scheduler.Plan(PassList.Run(Plans.ForwardGraph("Input(16, 8, 8)", "Tensor", "return x + x.Conv(16, 1).Conv(16, 1);")), inspect: true).Buffers, buffer => buffer.Replaces is not null);

    // Large enough that borders are filled at every prediction.
    [Fact]
    public void The_border_of_a_chain_of_blocks_is_filled_once()
    {
        KernelPlan plan = Plans.OfForward(
            "Input(32, 64, 64)",
            "Tensor",
            "Tensor y = x.Conv(32, 3, pad: 1); for (int i = 0; i < 4; i++) y = y + y.DepthwiseConv(7, pad: 3).Conv(32, 1); return y.DepthwiseConv(7, pad: 3);");
        Assert.Equal(4, plan.Buffers.Count(buffer => buffer.Replaces is not null));
        Assert.Single(plan.Steps.OfType<BorderStep>(), step => plan.Buffer(step.Output.Buffer).Layout.BorderBegin[0] == 3);
    }

    [Fact]
    public void A_plan_that_tears_them_apart_or_reads_otherwise_is_refused()
    {
        KernelPlan plan = Plan("return x + x.Conv(16, 1).Conv(16, 1);");
        BufferPlan sum = plan.Buffers.Single(buffer => buffer.Replaces is not null);
        Assert.Contains("which lies apart from it", Refusal(plan with { ArenaLength = 3 * Map, Buffers = [.. plan.Buffers.Select(buffer => buffer == sum ? buffer with { Offset = 2 * Map } : buffer)] }), StringComparison.Ordinal);
        Assert.Contains("which is read otherwise", Refusal(plan with { Steps = [.. plan.Steps.Select(step => step is PointwiseStep conv ? conv with { AddsInput = false } : step)] }), StringComparison.Ordinal);
    }

    private static string Refusal(KernelPlan plan) => Assert.Throws<InvariantException>(() => PlanVerifier.Verify(plan)).Message;

    private static KernelPlan Plan(string body) => Plans.OfForward("Input(16, 8, 8)", "Tensor", body);
}
