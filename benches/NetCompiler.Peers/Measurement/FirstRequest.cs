namespace NetCompiler.Peers.Measurement;

/// <summary>What the parent asks of a fresh process: one side's way to its first result. Travels as JSON in the child's argument.</summary>
internal sealed record FirstRequest
{
    /// <summary>A name of <see cref="PeerCases.All"/>.</summary>
    public required string Network { get; init; }

    /// <summary>Threads of the side; the process is pinned to as many cores.</summary>
    public required int Threads { get; init; }

    /// <summary>Our weights; null asks for the peer.</summary>
    public required string? WeightFile { get; init; }

    /// <summary>How our large dense layers keep their weights.</summary>
    public required WeightStorage Weights { get; init; }

    /// <summary>ONNX Runtime's library; null asks for ours.</summary>
    public required string? OrtLibrary { get; init; }
}
