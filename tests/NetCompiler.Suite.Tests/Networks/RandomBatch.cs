using System.Collections.Concurrent;
using NetCompiler.Compiler.Schedule;
using NetCompiler.TestKit.Compilation;
using NetCompiler.TestKit.Sampling;

namespace NetCompiler.Suite.Tests.Networks;

/// <summary>Drawn networks in compilations of 25, each made when its first network is asked for.</summary>
/// <param name="source">The text with the networks of so many seeds from one on.</param>
/// <param name="countInCi">How many are tried where the environment's NETCOMPILER_RANDOM says nothing.</param>
internal sealed class RandomBatch(Func<int, int, string> source, int countInCi)
{
    private const int Size = 25;

    private readonly ConcurrentDictionary<(int First, int Count), Lazy<CompiledNetworks>> _batches = [];

    /// <summary>Networks of attributes.</summary>
    public static RandomBatch Networks { get; } = new(RandomNetworks.Source, 300);

    /// <summary>Networks with a Forward method.</summary>
    public static RandomBatch Graphs { get; } = new(RandomGraphs.Source, 200);

    /// <summary>Every seed that is tried.</summary>
    public IEnumerable<int> Seeds { get; } = Enumerable.Range(0, int.TryParse(Environment.GetEnvironmentVariable("NETCOMPILER_RANDOM"), out int count) && count > 0 ? count : countInCi);

    /// <summary>The first seed of each compilation.</summary>
    public IEnumerable<int> FirstSeeds => Seeds.Where(seed => seed % Size == 0);

    /// <summary>The compilation that holds a seed's network: its batch, or one of its own where another network of the batch does not compile.</summary>
    public CompiledNetworks Of(int seed)
    {
        // Every third batch by the kernels that take every shape, every third by special ones wherever they are possible.
        KernelChoice kernels = Enum.GetValues<KernelChoice>()[seed / Size % 3];
        try
        {
            return Compile(seed / Size * Size, Size, kernels);
        }
        catch (CompilationFailedException)
        {
            return Compile(seed, 1, kernels);
        }
    }

    public NetworkClass ClassOf(RandomNetwork network) => Of(network.Seed)[network.Name];

    private CompiledNetworks Compile(int first, int count, KernelChoice kernels) => _batches.GetOrAdd((first, count), _ => new(() => NetworkCompiler.Compile(source(first, count), new(Kernels: kernels)))).Value;
}
