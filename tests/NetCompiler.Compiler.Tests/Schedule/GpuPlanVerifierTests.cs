using NetCompiler.Compiler.Collections;
using NetCompiler.Compiler.Passes;
using NetCompiler.Compiler.Schedule.Gpu;
using NetCompiler.Compiler.Schedule.Gpu.Launches;
using NetCompiler.TestKit.Architectures;

namespace NetCompiler.Compiler.Tests.Schedule;

/// <summary>A plan for GPUs that breaks a promise is refused, and the message names the launch and the figures.</summary>
public sealed class GpuPlanVerifierTests
{
    private const string Source = """
        using NetCompiler;

        [Network, Input(8, 6, 6)]
        public partial class Net
        {
            static Tensor Forward(Tensor x)
            {
                Tensor y = x.Conv(16, 3, pad: 1, name: "first");
                return Tensor.Concat(y.Conv(8, 1, name: "left"), y.Conv(8, 1, name: "right")).Conv(4, 3, name: "last");
            }
        }
        """;

    private static readonly GpuPlan Plan = GpuScheduler.Plan(
        PassList.Run(GraphText.Build(ArchitectureParser.ReadAll([Source]).Single())),
        maximumBatch: 1,
        NetCompiler.Compiler.Schedule.Gpu.GpuPrecision.Float32);

    [Fact]
    public void A_plan_of_the_scheduler_is_kept() => GpuPlanVerifier.Verify(Plan);

    [Fact]
    public void A_tile_beyond_shared_memory_is_refused() =>
        Refused("first: .* bytes of shared memory of 49152", launch => launch is ConvLaunch conv ? conv with { Tile = new(256, 128, 32, 8, 8) } : launch);

    [Fact]
    public void Groups_beyond_the_device_are_refused() =>
        Refused("first: 2048 threads of 1024", launch => launch is ConvLaunch conv ? conv with { Tile = new(256, 128, 4, 4, 4) } : launch);

    [Fact]
    public void Weights_outside_are_refused() => Refused("last: weights at 1000000", launch => launch is ConvLaunch { Name: "last" } conv ? conv with { WeightsOffset = 1_000_000 } : launch);

    [Fact]
    public void A_branch_that_nobody_wrote_is_refused()
    {
        var refused = Assert.Throws<InvariantException>(() => GpuPlanVerifier.Verify(Plan with { Single = Plan.Single.Where(launch => launch.Name != "right").ToEquatableArray() }));
        Assert.Matches("^last: it reads channels of buffer [0-9]+ that hold nothing$", refused.Message);
    }

    [Fact]
    public void Buffers_that_share_memory_while_both_live_are_refused()
    {
        var refused = Assert.Throws<InvariantException>(() => GpuPlanVerifier.Verify(Plan with { Buffers = Plan.Buffers.Select(buffer => buffer with { Offset = 0 }).ToEquatableArray() }));
        Assert.Matches("it reads channels of buffer [0-9]+ that hold nothing$", refused.Message);
    }

    [Fact]
    public void A_buffer_behind_the_arena_is_refused()
    {
        var refused = Assert.Throws<InvariantException>(() => GpuPlanVerifier.Verify(Plan with { ArenaLength = 16 }));
        Assert.Contains("of 16 values", refused.Message, StringComparison.Ordinal);
    }

    private static void Refused(string message, Func<Launch, Launch> breaks)
    {
        var refused = Assert.Throws<InvariantException>(() => GpuPlanVerifier.Verify(Plan with { Single = Plan.Single.Select(breaks).ToEquatableArray() }));
        Assert.Matches("^" + message, refused.Message);
    }
}
