using NetCompiler.TestKit.Emission;
using NetCompiler.TestKit.Compilation;

namespace NetCompiler.Suite.Tests.Networks;

/// <summary>No emitted method comes near the sizes at which RyuJIT stops optimising.</summary>
public class MethodLimitTests
{
    private const double LargestShare = 0.5;

    public static TheoryData<int> FirstSeeds => [.. RandomBatch.Networks.FirstSeeds];

    public static TheoryData<int> FirstSeedsOfGraphs => [.. RandomBatch.Graphs.FirstSeeds];

    [Fact]
    public void Methods_of_the_zoo_stay_below_half_of_every_limit() => AssertBelow(ZooNetworks.Compiled);

    [Theory]
    [MemberData(nameof(FirstSeeds))]
    public void Methods_of_random_networks_stay_below_half_of_every_limit(int firstSeed) => AssertBelow(RandomBatch.Networks.Of(firstSeed));

    [Theory]
    [MemberData(nameof(FirstSeedsOfGraphs))]
    public void Methods_of_random_graphs_stay_below_half_of_every_limit(int firstSeed) => AssertBelow(RandomBatch.Graphs.Of(firstSeed));

    [Fact]
    public void Measuring_counts_what_a_method_is_made_of()
    {
        byte[] image = File.ReadAllBytes(typeof(MethodLimitTests).Assembly.Location);
        MethodSize size = MethodLimits.Measure(image).Single(method => method.Name == $"{nameof(MethodLimitTests)}.{nameof(Sample)}");

        // A loop and a condition: entry, condition's target, body, test, exit at least.
        Assert.InRange(size.Blocks, 4, 10);
        Assert.InRange(size.Locals, 2, 6);
        Assert.InRange(size.LocalReferences, 8, size.Instructions - 1);
        Assert.InRange(size.Instructions, 15, size.Bytes);
    }

    private static int Sample(int count)
    {
        int sum = 0;
        for (int i = 0; i < count; i++)
        {
            if (i % 3 == 0)
                sum += i;
        }

        return sum;
    }

    private static void AssertBelow(CompiledNetworks networks)
    {
        MethodSize[] sizes = [.. MethodLimits.Measure(networks.Image).OrderByDescending(size => size.ShareOfLimit)];
        Assert.NotEmpty(sizes);
        Assert.True(sizes[0].ShareOfLimit <= LargestShare, $"{string.Join("\n", sizes.TakeWhile(size => size.ShareOfLimit > LargestShare))}");
    }
}
