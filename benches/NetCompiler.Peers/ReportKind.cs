namespace NetCompiler.Peers;

/// <summary>What a run measures.</summary>
internal enum ReportKind
{
    /// <summary>The same call again and again: <see cref="PeerRun"/>.</summary>
    Repeated,

    /// <summary>Loading, the first calls, and memory: <see cref="FirstRun"/>.</summary>
    First,

    /// <summary>Our networks layer by layer: <see cref="Layers.LayersRun"/>.</summary>
    Layers,

    /// <summary>A call now and then: <see cref="Rare.RareRun"/>.</summary>
    Rare,

    /// <summary>Two instances at once: <see cref="Pair.PairRun"/>.</summary>
    Pair,

    /// <summary>Machine code: <see cref="Code.CodeRun"/>.</summary>
    Code,
}
