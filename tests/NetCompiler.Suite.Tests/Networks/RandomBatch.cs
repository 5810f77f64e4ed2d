using System.Collections.Concurrent;
using NetCompiler.TestKit.Compilation;
using NetCompiler.TestKit.Sampling;

namespace NetCompiler.Suite.Tests.Networks;

/// <summary>Random networks in compilations of 25, each made when its first network is asked for.</summary>
internal static class RandomBatch
{
    public const int Size = 25;

    private const int CountInCi = 300;

    private static readonly ConcurrentDictionary<(int First, int Count), Lazy<CompiledNetworks>> Batches = [];

    /// <summary>How many seeds are tried: 300, or what the environment's NETCOMPILER_RANDOM says.</summary>
    public static int Count { get; } = int.TryParse(Environment.GetEnvironmentVariable("NETCOMPILER_RANDOM"), out int count) && count > 0 ? count : CountInCi;

    /// <summary>The compilation that holds a seed's network: its batch, or one of its own where another network of the batch does not compile.</summary>
    public static CompiledNetworks Of(int seed)
    {
        try
        {
            return Compile(seed / Size * Size, Size);
        }
        catch (CompilationFailedException)
        {
            return Compile(seed, 1);
        }
    }

    public static NetworkClass ClassOf(RandomNetwork network) => Of(network.Seed)[network.Name];

    private static CompiledNetworks Compile(int first, int count) =>
        Batches.GetOrAdd((first, count), _ => new(() => NetworkCompiler.Compile(RandomNetworks.Source(first, count)))).Value;
}
