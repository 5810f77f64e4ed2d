using System.Collections.Concurrent;
using NetCompiler.Suite.Tests.Machine;
using NetCompiler.TestKit.Compilation;
using NetCompiler.TestKit.Reference;

namespace NetCompiler.Zoo.Tests;

/// <summary>The zoo against an independent engine in double precision, with the same bits on every instruction set and with any number of threads.</summary>
public class ReferenceTests
{
    private const int MostThreads = 2;

    // Whichever row of a network comes first says which bits the others have.
    private static readonly ConcurrentDictionary<string, float[]> Bits = new();

    public static IEnumerable<string> Fast => Catalogue.All.Where(specimen => specimen is { Case: not null, IsSlow: false }).Select(specimen => specimen.Name);

    public static IEnumerable<string> Slow => Catalogue.All.Where(specimen => specimen is { Case: not null, IsSlow: true }).Select(specimen => specimen.Name);

    [Theory]
    [OnInstructionSet(InstructionSet.Avx512, nameof(Fast))]
    [OnInstructionSet(InstructionSet.Avx2, nameof(Fast))]
    [OnInstructionSet(InstructionSet.Vector128, nameof(Fast))]
    public void Output_agrees_with_the_reference(InstructionSet set, string name) => AssertAgrees(set, Catalogue.Find(name));

    [Theory]
    [OnInstructionSet(InstructionSet.Avx512, nameof(Slow), IsSlow = true)]
    [OnInstructionSet(InstructionSet.Avx2, nameof(Slow), IsSlow = true)]
    [OnInstructionSet(InstructionSet.Vector128, nameof(Slow), IsSlow = true)]
    public void Output_of_a_large_network_agrees_with_the_reference(InstructionSet set, string name) => AssertAgrees(set, Catalogue.Find(name));

    private static void AssertAgrees(InstructionSet set, Specimen specimen)
    {
        ReferenceCase reference = specimen.Reference;
        float[] input = reference.Input.Values();
        double largest = reference.Output.Max(Math.Abs);
        for (int threads = 1; threads <= MostThreads; threads++)
        {
            using INetworkHandle network = specimen.Class.Load(reference.WeightFile(), new() { InstructionSet = set, Threads = threads });
            float[] output = new float[reference.Output.Length];
            network.Predict(input, output);

            double error = reference.Output.Zip(output, (expected, actual) => double.IsNaN(actual) ? double.PositiveInfinity : Math.Abs(expected - actual)).Max() / largest;
            Assert.True(error <= reference.Bound, $"{specimen.Name} on {set} with {threads} threads: relative error {error:E2}, at most {reference.Bound:E2} is allowed");
            if (Processor.SameBits.Contains(set))
                Assert.True(Bits.GetOrAdd(specimen.Name, output).AsSpan().SequenceEqual(output), $"{specimen.Name} on {set} with {threads} threads: other bits than in the row before");
        }
    }
}
