namespace NetCompiler.Peers.Measurement;

/// <summary>What the parent asks of a fresh process: one network, one configuration. Travels as JSON in the child's argument.</summary>
internal sealed record RoundRequest
{
    /// <summary>A name of <see cref="PeerCases.All"/>.</summary>
    public required string Network { get; init; }

    /// <summary>Threads of either side; the process is pinned to as many cores.</summary>
    public required int Threads { get; init; }

    /// <summary>Samples a call.</summary>
    public required int Batch { get; init; }

    /// <summary>Measured seconds of each side, pauses and warm-up not counted.</summary>
    public required double Seconds { get; init; }

    /// <summary>Which side is made, warmed and measured first.</summary>
    public required bool OursFirst { get; init; }

    /// <summary>Which sides this process measures.</summary>
    public RoundSides Sides { get; init; } = RoundSides.Both;

    /// <summary>How our large dense layers keep their weights.</summary>
    public required WeightStorage Weights { get; init; }

    /// <summary>ONNX Runtime's library, or null where it was not given.</summary>
    public required string? OrtLibrary { get; init; }
}
