using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace NetCompiler.Kernels;

/// <summary>Finds out, once per network class and process, which of two instruction sets is the faster one for it. Called by generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class InstructionSetProbe
{
    /// <summary>Each candidate predicts for so long, and at least <see cref="LeastPredictions"/> times.</summary>
    private const double MillisecondsEach = 4;
    private const int LeastPredictions = 2;

    /// <summary>AVX-512 stays unless the other needs less than this share of its time: the minima of two equal candidates differ by up to 3 % (measured on Zen 5).</summary>
    private const double WorthChanging = 0.97;

    // Classes of collectible assemblies are not kept alive by what is known of them.
    private static readonly ConditionalWeakTable<Type, object> Answers = [];

    /// <summary>
    /// The engine to go on with. Where the options ask for <see cref="InstructionSet.Fastest"/>, the machine has a choice and the class has not been probed, an engine of the
    /// other set is made, both predict in turns, and the slower one is disposed of.
    /// </summary>
    /// <param name="network">The network's class.</param>
    /// <param name="engine">An engine for the widest set, its weights in place and its kernels compiled.</param>
    /// <param name="make">Makes another over the same weights.</param>
    public static NetworkEngine Settle(Type network, NetworkEngine engine, Func<InstructionSet, NetworkEngine> make) =>
        Settle(network, engine, make, InstructionSetSelector.HasAvx512 && InstructionSetSelector.HasAvx2);

    /// <summary>What has been found out of a class; null for nothing.</summary>
    internal static InstructionSet? Answer(Type network) => Answers.TryGetValue(network, out object? answer) ? (InstructionSet)answer : null;

    internal static NetworkEngine Settle(Type network, NetworkEngine engine, Func<InstructionSet, NetworkEngine> make, bool hasChoice)
    {
        if (engine.Options.InstructionSet != InstructionSet.Fastest || !hasChoice || Answer(network) is not null)
            return engine;

        NetworkEngine other = make(InstructionSet.Avx2);
        other.Prepare();
        InstructionSet faster = IsOtherFaster(engine, other) ? InstructionSet.Avx2 : InstructionSet.Avx512;

        // Another thread may have found out meanwhile; the class keeps its first answer.
        InstructionSet settled = (InstructionSet)Answers.GetValue(network, _ => faster);
        (NetworkEngine kept, NetworkEngine dropped) = settled == InstructionSet.Avx2 ? (other, engine) : (engine, other);
        dropped.Dispose();
        return kept;
    }

    private static bool IsOtherFaster(NetworkEngine engine, NetworkEngine other)
    {
        // The first of each brings its kernels and its arena into the caches.
        engine.TimeLayers();
        other.TimeLayers();
        double least = double.MaxValue, leastOfOther = double.MaxValue, sum = 0;
        for (int prediction = 0; prediction < LeastPredictions || sum < 2 * MillisecondsEach; prediction++)
        {
            double milliseconds = engine.TimeLayers(), ofOther = other.TimeLayers();
            least = Math.Min(least, milliseconds);
            leastOfOther = Math.Min(leastOfOther, ofOther);
            sum += milliseconds + ofOther;
        }

        return leastOfOther < WorthChanging * least;
    }
}
