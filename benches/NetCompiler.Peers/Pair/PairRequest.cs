namespace NetCompiler.Peers.Pair;

/// <summary>What the parent asks of a fresh process, pinned to two cores. Travels as JSON in the child's argument.</summary>
internal sealed record PairRequest
{
    /// <summary>A name of <see cref="PeerCases.All"/>.</summary>
    public required string Network { get; init; }

    /// <summary>Measured seconds of each side, alone and together each.</summary>
    public required double Seconds { get; init; }

    /// <summary>Which side is made and measured first.</summary>
    public required bool OursFirst { get; init; }

    /// <summary>How our large dense layers keep their weights.</summary>
    public required WeightStorage Weights { get; init; }

    /// <summary>ONNX Runtime's library, or null to measure ours alone.</summary>
    public required string? OrtLibrary { get; init; }
}

/// <summary>What it measured. Travels as JSON on the child's output.</summary>
/// <param name="Ours">Our instances.</param>
/// <param name="Ort">The peer's, or null where its library was not given.</param>
/// <param name="Fma">GFLOP/s of one core and of both at once.</param>
/// <param name="Memory">GB/s of one core and of both at once.</param>
internal sealed record PairResult(Throughput Ours, Throughput? Ort, Throughput Fma, Throughput Memory);

/// <summary>How much a second one does alone, and two together.</summary>
internal sealed record Throughput(double Alone, double Together)
{
    /// <summary>The best of several measurements: whatever else the machine does only takes away.</summary>
    public static Throughput Best(IEnumerable<Throughput> measured) => measured.Aggregate((best, next) => new(Math.Max(best.Alone, next.Alone), Math.Max(best.Together, next.Together)));
}
