using NetCompiler.Gpu.Tests.Running;
using NetCompiler.TestKit.Compilation;
using NetCompiler.TestKit.Sampling;

namespace NetCompiler.Gpu.Tests;

/// <summary>Random networks on the stand-in for ILGPU agree with the naive interpreter. A failure prints the network; its seed makes it again.</summary>
public class RandomGraphTests
{
    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 60)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Graph_agrees_with_the_interpreter(int seed)
    {
        using CompiledNetworks networks = StandInNetwork.Compile(RandomGraphs.Source(seed, 1));
        StandInSuite.AssertAgrees(networks, DrawnNetwork.Of(RandomGraphs.Draw(seed)));
    }
}
