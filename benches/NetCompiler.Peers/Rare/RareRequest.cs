using NetCompiler.Peers.Measurement;

namespace NetCompiler.Peers.Rare;

/// <summary>What the parent asks of a fresh process. Travels as JSON in the child's argument.</summary>
internal sealed record RareRequest
{
    /// <summary>A name of <see cref="PeerCases.All"/>.</summary>
    public required string Network { get; init; }

    /// <summary>Threads of either side; the process is pinned to as many cores.</summary>
    public required int Threads { get; init; }

    /// <summary>Milliseconds from one call of a side to the next call of the other.</summary>
    public required int Interval { get; init; }

    /// <summary>Which side is made and measured first.</summary>
    public required bool OursFirst { get; init; }

    /// <summary>How our large dense layers keep their weights.</summary>
    public required WeightStorage Weights { get; init; }

    /// <summary>ONNX Runtime's library, or null to measure ours alone.</summary>
    public required string? OrtLibrary { get; init; }
}

/// <summary>What it measured. Travels as JSON on the child's output.</summary>
/// <param name="Ours">Our calls.</param>
/// <param name="Ort">The peer's, or null where its library was not given.</param>
internal sealed record RareResult(SideResult Ours, SideResult? Ort);
