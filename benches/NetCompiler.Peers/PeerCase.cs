using NetCompiler.Benches;

namespace NetCompiler.Peers;

/// <summary>A network of the comparison.</summary>
/// <param name="Name">As given on the command line.</param>
/// <param name="Network">The generated class.</param>
internal sealed record PeerCase(string Name, NetworkClass Network)
{
    // Beyond what a core's share of a server's last-level cache holds: such a network runs at the speed of memory.
    private const long CacheBytes = 32L << 20;

    /// <summary>The file of the same network in the folder <c>models</c>.</summary>
    public string OnnxFile => $"{Name}.onnx";

    /// <summary>Whether the weights come from memory at every inference, so that its speed belongs to the calibration.</summary>
    public bool ReadsMemory => Network.ParameterCount * sizeof(float) > CacheBytes;
}
