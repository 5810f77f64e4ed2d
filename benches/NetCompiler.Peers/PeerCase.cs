using NetCompiler.Benches;

namespace NetCompiler.Peers;

/// <summary>A network of the comparison.</summary>
/// <param name="Name">As given on the command line.</param>
/// <param name="OnnxFile">The file of the same network in the folder <c>models</c>.</param>
/// <param name="InputLength">Values of one sample.</param>
/// <param name="OutputLength">Values of one sample's result.</param>
/// <param name="Parameters">Learnable parameters, four bytes each.</param>
/// <param name="MultiplyAdds">Of convolutions and dense layers, for one sample.</param>
/// <param name="Ours">Loads the generated class; null where there is none yet and the peer runs alone.</param>
internal sealed record PeerCase(
    string Name,
    string OnnxFile,
    int InputLength,
    int OutputLength,
    long Parameters,
    long MultiplyAdds,
    Func<NetworkOptions?, CompiledNetwork>? Ours = null)
{
    // Beyond what a core's share of a server's last-level cache holds: such a network runs at the speed of memory.
    private const long CacheBytes = 32L << 20;

    /// <summary>Whether the weights come from memory at every inference, so that its speed belongs to the calibration.</summary>
    public bool ReadsMemory => Parameters * sizeof(float) > CacheBytes;
}
