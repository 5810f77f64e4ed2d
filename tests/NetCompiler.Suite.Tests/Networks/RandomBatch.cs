using System.Collections.Concurrent;
using NetCompiler.TestKit.Compilation;
using NetCompiler.TestKit.Sampling;

namespace NetCompiler.Suite.Tests.Networks;

/// <summary>Random networks in compilations of 25, each made when its first network is asked for.</summary>
internal static class RandomBatch
{
    public const int Size = 25;

    private const int CountInCi = 300;

    private static readonly ConcurrentDictionary<int, Lazy<CompiledNetworks>> Batches = [];

    /// <summary>How many seeds are tried: 300, or what the environment's NETCOMPILER_RANDOM says.</summary>
    public static int Count { get; } = int.TryParse(Environment.GetEnvironmentVariable("NETCOMPILER_RANDOM"), out int count) && count > 0 ? count : CountInCi;

    /// <summary>The compilation that holds a seed's network.</summary>
    public static CompiledNetworks Of(int seed)
    {
        int first = seed / Size * Size;
        return Batches.GetOrAdd(first, _ => new(() => NetworkCompiler.Compile(RandomNetworks.Source(first, Size)))).Value;
    }

    public static NetworkClass ClassOf(RandomNetwork network) => Of(network.Seed)[network.Name];
}
