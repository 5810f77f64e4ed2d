using NetCompiler.Benches;

namespace NetCompiler.Peers;

/// <summary>A network of the comparison.</summary>
/// <param name="Name">As given on the command line.</param>
/// <param name="Network">The generated class.</param>
/// <param name="Asked">
/// The largest time of ours that is asked for on one core, as a share of ONNX Runtime's: computed from 90 % of the multiply-adds' peak, with Winograd where it wins,
/// and weights read cold at 12 GB/s. Null for a network without.
/// </param>
/// <param name="AskedOfShort">The same where our large dense layers keep their weights in 16 bits; null where that makes no difference.</param>
internal sealed record PeerCase(string Name, NetworkClass Network, double? Asked = null, double? AskedOfShort = null)
{
    // Beyond what a core's share of a server's last-level cache holds: such a network runs at the speed of memory.
    private const long CacheBytes = 32L << 20;

    /// <summary>The file of the same network in the folder <c>models</c>.</summary>
    public string OnnxFile => $"{Name}.onnx";

    /// <summary>Whether the weights come from memory at every inference, so that its speed belongs to the calibration.</summary>
    public bool ReadsMemory => Network.ParameterCount * sizeof(float) > CacheBytes;

    /// <summary>The network's steps, without times.</summary>
    /// <param name="weights">How large dense layers keep their weights.</param>
    public IReadOnlyList<ProfiledLayer> Steps(WeightStorage weights)
    {
        LayerProfile profile = new();
        using CompiledNetwork network = Network.Load(new NetworkOptions { Threads = 1, Profile = profile, WeightStorage = weights });
        return profile.Read();
    }
}
