using System.Text.RegularExpressions;
using NetCompiler.Gpu.Tests.Running;
using NetCompiler.TestKit.Compilation;
using NetCompiler.TestKit.Sampling;

namespace NetCompiler.Gpu.Tests;

/// <summary>Random networks on the stand-in for ILGPU agree with the naive interpreter. A failure prints the network; its seed makes it again.</summary>
public partial class RandomGraphTests
{
    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 60)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Graph_agrees_with_the_interpreter(int seed)
    {
        // Three samples fill a batch of three, and are a part of one of sixteen.
        string source = RandomGraphs.Source(seed, 1);
        string declared = seed % 2 == 0 ? source : WholeBatch().Replace(source, "[Network(GpuBatch = 3)");
        using CompiledNetworks networks = StandInNetwork.Compile(declared);
        StandInSuite.AssertAgrees(networks, DrawnNetwork.Of(RandomGraphs.Draw(seed)));
    }

    [GeneratedRegex(@"\[Network(?=[\],])")]
    private static partial Regex WholeBatch();
}
