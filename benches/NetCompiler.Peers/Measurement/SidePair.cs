using NetCompiler.Peers.OnnxRuntime;

namespace NetCompiler.Peers.Measurement;

/// <summary>The sides of a comparison that a process measures, made and warmed up in turns.</summary>
internal sealed class SidePair : IDisposable
{
    private SidePair(Side? ours, Side? ort, bool oursFirst)
    {
        Ours = ours;
        Ort = ort;
        Side?[] order = oursFirst ? [ours, ort] : [ort, ours];
        InOrder = [.. order.OfType<Side>()];
    }

    /// <summary>Ours, or null where the process measures the peer alone.</summary>
    public Side? Ours { get; }

    /// <summary>The peer, or null where its library was not given or the process measures ours alone.</summary>
    public Side? Ort { get; }

    /// <summary>In the order in which they take turns.</summary>
    public IReadOnlyList<Side> InOrder { get; }

    /// <param name="network">A name of <see cref="PeerCases.All"/>.</param>
    /// <param name="threads">Threads of either side.</param>
    /// <param name="batch">Samples a call.</param>
    /// <param name="weights">How our large dense layers keep their weights.</param>
    /// <param name="which">The sides that are made.</param>
    /// <param name="oursFirst">Which side is made first and has the first turns.</param>
    /// <param name="ortLibrary">ONNX Runtime's library, or null to measure ours alone.</param>
    public static SidePair Load(string network, int threads, int batch, WeightStorage weights, RoundSides which, bool oursFirst, string? ortLibrary)
    {
        PeerCase peerCase = PeerCases.Named([network])[0];
        Side? ours = oursFirst && which != RoundSides.Ort ? WarmUp(LoadOurs()) : null;
        Side? ort = ortLibrary is null || which == RoundSides.Ours ? null : WarmUp(LoadOrt(ortLibrary));
        if (!oursFirst && which != RoundSides.Ort)
            ours = WarmUp(LoadOurs());
        return new(ours, ort, oursFirst);

        Side LoadOurs() => new($"{peerCase.Name} (ours)", new CompiledContender(peerCase.Network.Load(new NetworkOptions { Threads = threads, WeightStorage = weights }), batch));

        Side LoadOrt(string path) => new($"{peerCase.Name} (ONNX Runtime)", new OrtContender(OrtLibrary.Load(path), peerCase, threads, batch));
    }

    public void Dispose()
    {
        Ours?.Dispose();
        Ort?.Dispose();
    }

    private static Side WarmUp(Side side)
    {
        side.WarmUp();
        return side;
    }
}
