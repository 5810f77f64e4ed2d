namespace NetCompiler.Peers;

/// <summary>What the command line asks for.</summary>
internal sealed record PeerOptions
{
    /// <summary>The networks to measure.</summary>
    public required IReadOnlyList<PeerCase> Networks { get; init; }

    /// <summary>ONNX Runtime's library, or null to measure ours alone.</summary>
    public required string? OrtLibrary { get; init; }

    public required IReadOnlyList<int> Threads { get; init; }

    public required IReadOnlyList<int> Batches { get; init; }

    /// <summary>Cores to pin to; empty for the first that the process may use.</summary>
    public required IReadOnlyList<int> Cores { get; init; }

    public required ReportKind Report { get; init; }

    /// <summary>Milliseconds between two predictions of <see cref="ReportKind.Rare"/>.</summary>
    public required int Interval { get; init; }

    /// <summary>Fresh processes for every row, or for each side of it.</summary>
    public required int Rounds { get; init; }

    /// <summary>Measured seconds of each side in each process, where calls are repeated.</summary>
    public required double Seconds { get; init; }

    /// <summary>How our large dense layers keep their weights; the peer's are float32.</summary>
    public required WeightStorage Weights { get; init; }

    public required bool Markdown { get; init; }

    /// <summary>The cores that the largest row is pinned to.</summary>
    public int CoreCount => Report switch
    {
        ReportKind.Code => 1,
        ReportKind.Pair => 2,
        _ => Threads.Max(),
    };
}
