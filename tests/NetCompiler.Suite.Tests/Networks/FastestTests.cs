using NetCompiler.Suite.Tests.Machine;
using NetCompiler.TestKit.Compilation;
using NetCompiler.TestKit.Reference;

namespace NetCompiler.Suite.Tests.Networks;

/// <summary>Whatever instruction set a probe chooses, nobody sees it in the results.</summary>
public class FastestTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void A_probed_network_gives_the_bits_of_any_other(int threads)
    {
        float[] input = ReferenceCase.Load("lenet5").Input.Values();
        float[] expected = new float[10], output = new float[10];
        foreach (InstructionSet set in Processor.SameBits)
        {
            using INetworkHandle network = Load(set, threads);
            network.Predict(input, expected);
            using INetworkHandle probed = Load(InstructionSet.Fastest, threads), again = Load(InstructionSet.Fastest, threads), shared = probed.Share();
            foreach (INetworkHandle handle in new[] { probed, again, shared })
            {
                handle.Predict(input, output);
                Assert.Equal(expected, output);
            }
        }
    }

    private static INetworkHandle Load(InstructionSet set, int threads) =>
        ZooNetworks.Reference("lenet5").Load(ReferenceCase.Load("lenet5").WeightFile(), new() { InstructionSet = set, Threads = threads });
}
