using NetCompiler.Benches;
using NetCompiler.LayerNetworks;

namespace NetCompiler.Benchmarks;

/// <summary>A network of one layer, and how many samples a call has.</summary>
/// <param name="Type">The generated class.</param>
/// <param name="Batch">Samples.</param>
public sealed record LayerCase(Type Type, int Batch)
{
    // A layer whose weights exceed the cache of a core finds them outside it whenever a network comes round; such a layer gets copies of its weights,
    // used in turns, that together exceed a core's share of the last-level cache too.
    private const long CacheOfCore = 1L << 20;
    private const long CacheOfAll = 64L << 20;

    /// <summary>Below so many operations for each byte of input, output and weights a layer is told by its bytes: no machine computes slower than that.</summary>
    private const double FewOperations = 4;

    private readonly NetworkClass _network = new(Type);

    /// <summary>Every layer for one sample; dense layers, whose weights are then read once for all, also for sixteen.</summary>
    public static IEnumerable<LayerCase> All { get; } =
    [
        .. typeof(First11).Assembly.GetExportedTypes().OrderBy(type => type.Name, StringComparer.Ordinal).Select(type => new LayerCase(type, 1)),
        new(typeof(DenseLarge), 16),
        new(typeof(DenseOfClasses), 16),
    ];

    /// <summary>How many copies of the weights take turns.</summary>
    public int Copies => WeightBytes <= CacheOfCore ? 1 : (int)((CacheOfAll + WeightBytes - 1) / WeightBytes);

    private long WeightBytes => sizeof(float) * _network.ParameterCount;

    /// <summary>Values that go in and come out, and weights, each once.</summary>
    private long Bytes => (sizeof(float) * (long)Batch * (_network.InputLength + _network.OutputLength)) + WeightBytes;

    private double Operations => 2.0 * Batch * _network.MultiplyAdds;

    /// <summary>What the layer does in a nanosecond: billions of operations a second (a multiply-add is two), or of bytes where there are few operations.</summary>
    /// <param name="nanoseconds">Of one call.</param>
    public string Rate(double nanoseconds) => Operations < FewOperations * Bytes ? $"{Bytes / nanoseconds:0.0} GB/s" : $"{Operations / nanoseconds:0.0} GFLOP/s";

    /// <summary>Instances with weights of their own, to be disposed of by the caller.</summary>
    internal CompiledNetwork[] Load(NetworkOptions options)
    {
        using SampleWeights weights = _network.WriteWeights();
        return [.. Enumerable.Range(0, Copies).Select(_ => _network.Load(weights.File, options))];
    }

    public override string ToString() => Batch == 1 ? Type.Name : $"{Type.Name} × {Batch}";
}
