using NetCompiler.Compiler.Graph;
using NetCompiler.Compiler.Schedule;
using NetCompiler.Compiler.Schedule.Steps;

namespace NetCompiler.Compiler.Tests.Schedule;

/// <summary>A valid plan with one thing broken, for everything that the verifier requires.</summary>
public class PlanVerifierTests
{
    private static readonly KernelPlan Valid = Plans.Of("Input(3, 12, 12), Conv(16, 3, Pad = 1, PadMode = PadMode.Reflect), Conv(16, 3, Groups = 16, Pad = 1), MaxPool(2), Dense(16)");

    // Buffers: 0 input with a border, 1 conv1 with a border, 2 conv2, 3 maxpool1, 4 fc1.
    public static TheoryData<string, string, KernelPlan> Mutants => new()
    {
        { "conv2", "is not aligned", ChangeBuffer(2, buffer => buffer with { Offset = buffer.Offset + 8 }) },
        { "conv2", "is not aligned", ChangeBuffer(2, buffer => buffer with { Length = buffer.Length + 1 }) },
        { "fc1", "is outside the arena", ChangeBuffer(4, buffer => buffer with { Offset = -16 }) },
        { "fc1", "is outside the arena", ChangeBuffer(4, buffer => buffer with { Offset = Valid.ArenaLength }) },
        { "input", "is outside the arena", Valid with { ArenaLength = 16 } },
        { "conv2", "are fewer than its layout's", ChangeBuffer(2, buffer => buffer with { Length = 16 }) },
        { "conv1", "it overlaps conv2, which lives at the same time", ChangeBuffer(2, buffer => buffer with { Offset = Valid.Buffers[1].Offset }) },
        { "maxpool1", "it overlaps fc1, which lives at the same time", ChangeBuffer(4, buffer => buffer with { Offset = Valid.Buffers[3].Offset }) },
        { "maxpool1", "it names a buffer that does not exist", ChangeStep<PoolStep>(step => step with { Place = step.Place with { Inputs = [step.Input with { Buffer = 5 }] } }) },
        { "maxpool1", "it names a buffer that does not exist", ChangeStep<PoolStep>(step => step with { Place = step.Place with { Output = step.Output with { Buffer = -2 } } }) },
        { "maxpool1", "it has chunks of 0 rows, and 6 rows", ChangeStep<PoolStep>(step => step with { RowsPerChunk = 0 }) },
        { "maxpool1", "it has chunks of 7 rows, and 6 rows", ChangeStep<PoolStep>(step => step with { RowsPerChunk = 7 }) },
        { "fc1", "it reads a buffer that is not alive", ChangeStep<DenseStep>(step => step with { Place = step.Place with { Inputs = [new(0, 0, Shape.Vector(4))] } }) },
        { "conv1", "its padding 1 is wider than its input's border 0", ChangeLayout(0, layout => layout with { BorderBegin = [1, 0] }) },
        { "maxpool1", "its channels 8+16 are outside the 16 of its buffer", ChangeStep<PoolStep>(step => step with { Place = step.Place with { Inputs = [step.Input with { Channel = 8 }] } }) },
        { "conv1", "its padding is wider than its input's border 0", ChangeLayout(0, layout => layout with { BorderEnd = [0, 1] }) },
        { "conv2", "its padding 1 is wider than its input's border 0", ChangeLayout(1, layout => layout with { BorderBegin = [0, 1] }) },
        { "conv2", "its padding is wider than its input's border 0", ChangeLayout(1, layout => layout with { BorderEnd = [1, 0] }) },
        { "conv1", "nothing fills the border that it reads", ChangeStep<BorderStep>(step => step with { Place = step.Place with { Output = step.Output with { Buffer = 1 } } }) },
        { "fc1", "its input has gaps", ChangeLayout(3, layout => layout with { BorderEnd = [0, 1] }) },
        { "maxpool1", "its channels 0+16 are outside the 15 of its buffer", ChangeLayout(3, layout => layout with { Shape = new(15, layout.Shape.Axes) }) },
        { "conv1", "do not fit", ChangeWeights(0, weights => weights with { Offset = weights.Offset + 8 }) },
        { "fc1", "do not fit", ChangeWeights(2, weights => weights with { Offset = Valid.WeightsLength }) },
        { "Avx2", "tiles for", Valid with { Targets = [.. Valid.Targets.Select(target => target.Target == Target.Avx2 ? target with { Tiles = [.. target.Tiles.Skip(1)] } : target)] } },
        { "segments", "one begins with step", Valid with { Segments = [.. Valid.Segments.Skip(1)] } },
        { "segments", "they end with step", Valid with { Segments = [Valid.Segments[0]] } },
        { "maxpool1", "behind a slot of 16", Valid with { SlotLength = 16 } },
        { "maxpool1", "do not hand it over", Valid with { Segments = [Valid.Segments[0] with { Leaves = [] }, .. Valid.Segments.Skip(1)] } },
        { "input", "its tile for batches on Avx2", Valid with { Targets = [.. Valid.Targets.Select(target => target.Target == Target.Avx2 ? target with { BatchTiles = [.. target.BatchTiles.Select(tile => tile with { Samples = 3 })] } : target)] } },
        { "conv1", "its tile on Avx512 is empty", ChangeTile(Target.Avx512, "conv1", tile => tile with { Pixels = 0 }) },
        { "conv1", "its tile on Avx2 is empty", ChangeTile(Target.Avx2, "conv1", tile => tile with { Vectors = 0 }) },
        { "fc1", "its tile on Vector128 is empty", ChangeTile(Target.Vector128, "fc1", tile => tile with { Unroll = 0 }) },
        { "conv1", "its 32 accumulators exceed the 32 registers of Avx512", ChangeTile(Target.Avx512, "conv1", tile => tile with { Pixels = 8, Vectors = 4 }) },
        { "conv2", "its 16 accumulators exceed the 16 registers of Avx2", ChangeTile(Target.Avx2, "conv2", tile => tile with { Pixels = 16 }) },
        { "fc1", "its 16 accumulators exceed the 16 registers of Vector128", ChangeTile(Target.Vector128, "fc1", tile => tile with { Vectors = 2 }) },
    };

    [Fact]
    public void The_plan_that_is_broken_here_is_whole()
    {
        Assert.Null(Record.Exception(() => PlanVerifier.Verify(Valid)));
        Assert.Equal(["input", "conv1", "conv2", "maxpool1", "fc1"], Valid.Buffers.Select(buffer => buffer.Name));
        Assert.Equal(8, Valid.Steps.OfType<DenseStep>().Single().Chains);
    }

    [Theory]
    [MemberData(nameof(Mutants), DisableDiscoveryEnumeration = true)]
    public void A_broken_plan_is_refused_with_the_name_of_the_buffer_or_step(string what, string message, KernelPlan mutant)
    {
        InvariantException exception = Assert.Throws<InvariantException>(() => PlanVerifier.Verify(mutant));
        Assert.StartsWith($"plan: {what}: ", exception.Message, StringComparison.Ordinal);
        Assert.Contains(message, exception.Message, StringComparison.Ordinal);
    }

    private static KernelPlan ChangeBuffer(int id, Func<BufferPlan, BufferPlan> change) =>
        Valid with { Buffers = [.. Valid.Buffers.Select(buffer => buffer.Id == id ? change(buffer) : buffer)] };

    private static KernelPlan ChangeLayout(int id, Func<BufferLayout, BufferLayout> change) =>
        ChangeBuffer(id, buffer => buffer with { Layout = change(buffer.Layout) });

    private static KernelPlan ChangeStep<TStep>(Func<TStep, Step> change)
        where TStep : Step => Valid with { Steps = [.. Valid.Steps.Select(step => step is TStep found ? change(found) : step)] };

    private static KernelPlan ChangeWeights(int index, Func<PackedWeights, PackedWeights> change) =>
        Valid with { Weights = [.. Valid.Weights.Select((weights, i) => i == index ? change(weights) : weights)] };

    private static KernelPlan ChangeTile(Target target, string step, Func<KernelTile, KernelTile> change) => Valid with
    {
        Targets = [.. Valid.Targets.Select(plan => plan.Target == target ? plan with { Tiles = [.. plan.Tiles.Select((tile, i) => Valid.Steps[i].Name == step ? change(tile) : tile)] } : plan)],
    };
}
