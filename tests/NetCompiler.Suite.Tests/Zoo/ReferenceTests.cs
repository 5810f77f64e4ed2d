using NetCompiler.Suite.Tests.Machine;
using NetCompiler.TestKit.Compilation;
using NetCompiler.TestKit.Reference;

namespace NetCompiler.Suite.Tests.Zoo;

/// <summary>The zoo against an independent engine in double precision.</summary>
public class ReferenceTests
{
    private const int MostThreads = 2;

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
        }
    }
}
