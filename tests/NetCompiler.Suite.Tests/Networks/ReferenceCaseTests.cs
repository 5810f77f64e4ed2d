using NetCompiler.Suite.Tests.Machine;
using NetCompiler.TestKit.Compilation;
using NetCompiler.TestKit.Reference;

namespace NetCompiler.Suite.Tests.Networks;

/// <summary>Generated networks against an independent engine in double precision.</summary>
public class ReferenceCaseTests
{
    private const int MostThreads = 3;

    public static IReadOnlyList<string> Cases => ReferenceCase.Names;

    public static TheoryData<string> CaseRows => [.. Cases];

    [Theory]
    [OnInstructionSet(InstructionSet.Avx512, nameof(Cases))]
    [OnInstructionSet(InstructionSet.Avx2, nameof(Cases))]
    [OnInstructionSet(InstructionSet.Vector128, nameof(Cases))]
    public void Output_agrees_with_the_reference(InstructionSet set, string name)
    {
        ReferenceCase reference = ReferenceCase.Load(name);
        double largest = reference.Output.Max(Math.Abs);
        for (int threads = 1; threads <= MostThreads; threads++)
        {
            using INetworkHandle network = ZooNetworks.Reference(name).Load(reference.WeightFile(), new() { InstructionSet = set, Threads = threads });
            float[] output = new float[reference.Output.Length];
            network.Predict(reference.Input.Values(), output);

            double error = reference.Output.Zip(output, (expected, actual) => Math.Abs(expected - actual)).Max() / largest;
            Assert.True(error <= reference.Bound, $"{name} on {set} with {threads} threads: relative error {error:E2}, at most {reference.Bound:E2} is allowed");
        }
    }

    [Theory]
    [MemberData(nameof(CaseRows))]
    public void Constants_are_those_of_the_reference(string name)
    {
        ReferenceCase reference = ReferenceCase.Load(name);
        NetworkClass network = ZooNetworks.Reference(name);

        Assert.Equal(reference.Parameters, network.ParameterCount);
        Assert.Equal(reference.MultiplyAdds, network.MultiplyAdds);
        Assert.Equal(reference.Input.Shape.Aggregate(1, (product, size) => product * size), network.InputLength);
        Assert.Equal(reference.Output.Length, network.OutputLength);
        Assert.True(network.ArenaBytes > 0, "the arena is empty");
        Assert.Contains(reference.Parameters.ToString("N0", System.Globalization.CultureInfo.InvariantCulture), network.Summary, StringComparison.Ordinal);
    }
}
