using NetCompiler.Kernels;
using NetCompiler.Memory;
using Xunit;

namespace NetCompiler.Runtime.Tests.Kernels;

public class InstructionSetProbeTests
{
    private static readonly NetworkOptions Fastest = new() { InstructionSet = InstructionSet.Fastest };

    [Theory]
    [InlineData(1, 3, InstructionSet.Avx512)]
    [InlineData(3, 1, InstructionSet.Avx2)]
    public void The_faster_candidate_is_kept_and_the_other_disposed_of(int milliseconds, int ofOther, InstructionSet expected)
    {
        using TimedEngine widest = new(Fastest, milliseconds), other = new(Fastest, ofOther);
        Type network = expected == InstructionSet.Avx512 ? typeof(WideNetwork) : typeof(NarrowNetwork);
        NetworkEngine kept = InstructionSetProbe.Settle(network, widest, Make(other), hasChoice: true);
        NetworkEngine dropped = kept == widest ? other : widest;
        Assert.Same(expected == InstructionSet.Avx512 ? widest : other, kept);
        Assert.Equal(expected, InstructionSetProbe.Answer(network));
        Assert.Equal(expected, InstructionSetSelector.Resolve(InstructionSet.Fastest, network));
        Assert.Throws<ObjectDisposedException>(() => dropped.Predict(new float[1], new float[1]));
        kept.Predict(new float[1], new float[1]);
    }

    [Fact]
    public void An_answer_stays()
    {
        using TimedEngine widest = new(Fastest, 2), other = new(Fastest, 0);
        Assert.Same(other, InstructionSetProbe.Settle(typeof(AskedTwice), widest, Make(other), hasChoice: true));
        using TimedEngine resolved = new(Fastest, 5);
        Assert.Same(resolved, InstructionSetProbe.Settle(typeof(AskedTwice), resolved, _ => throw new InvalidOperationException("probed again"), hasChoice: true));
        Assert.Equal(InstructionSet.Avx2, InstructionSetProbe.Answer(typeof(AskedTwice)));
    }

    [Theory]
    [InlineData(InstructionSet.Fastest, false)]
    [InlineData(InstructionSet.Best, true)]
    [InlineData(InstructionSet.Vector128, true)]
    public void Nothing_is_probed_without_a_choice_or_unless_asked(InstructionSet asked, bool hasChoice)
    {
        using TimedEngine engine = new(new() { InstructionSet = asked }, 0);
        Assert.Same(engine, InstructionSetProbe.Settle(typeof(NeverAsked), engine, _ => throw new InvalidOperationException("probed"), hasChoice));
        Assert.Null(InstructionSetProbe.Answer(typeof(NeverAsked)));
        Assert.Equal(0, engine.Runs);
    }

    [Theory]
    [InlineData(true, true, InstructionSet.Avx512)]
    [InlineData(false, true, InstructionSet.Avx2)]
    [InlineData(false, false, InstructionSet.Vector128)]
    public void Fastest_is_the_best_until_it_has_been_found_out(bool hasAvx512, bool hasAvx2, InstructionSet expected) =>
        Assert.Equal(expected, InstructionSetSelector.Resolve(InstructionSet.Fastest, hasAvx512, hasAvx2));

    [Fact]
    public void A_probe_leaves_no_trace_in_a_profile()
    {
        LayerProfile profile = new();
        NetworkOptions options = new() { InstructionSet = InstructionSet.Fastest, Profile = profile };
        using TimedEngine widest = new(options, 0), other = new(options, 1);
        NetworkEngine kept = InstructionSetProbe.Settle(typeof(Profiled), widest, Make(other), hasChoice: true);
        Assert.Equal(0, profile.Read().Single().Calls);
        kept.Predict(new float[1], new float[1]);
        Assert.Equal(1, profile.Read().Single().Calls);
    }

    private static Func<InstructionSet, NetworkEngine> Make(TimedEngine other) => set =>
    {
        Assert.Equal(InstructionSet.Avx2, set);
        return other;
    };

    /// <summary>A network of one step that says it takes as long as it is told.</summary>
    private sealed class TimedEngine(NetworkOptions options, int milliseconds) : NetworkEngine(new(["input"], [1], ["output"], [1]), 16, null, new AlignedBuffer(16), options)
    {
        public int Runs { get; private set; }

        protected override string Steps => "Wait\twait\tas long as it is told\t0\t0\t0\t0\n";

        protected override ReadOnlySpan<int> Rows => [1];

        protected override ReadOnlySpan<int> RowsPerChunk => [1];

        protected override void LoadInput(int index, ref float input, ref float arena, ref float weights)
        {
        }

        protected override void LoadPicture(ref byte picture, ref float arena, ref float weights)
        {
        }

        protected override void RunStep(int step, int begin, int end, ref float arena, ref float scratch, ref float weights)
        {
            // Preparing calls kernels for no rows.
            if (end == 0)
                return;
            Runs++;
        }

        // A clock of its own: a sleep takes as long as whatever else the machine does.
        internal override double TimeLayers()
        {
            base.TimeLayers();
            return milliseconds;
        }

        protected override void StoreOutput(int index, ref float arena, ref float output)
        {
        }
    }

    private static class WideNetwork;

    private static class NarrowNetwork;

    private static class AskedTwice;

    private static class NeverAsked;

    private static class Profiled;
}
