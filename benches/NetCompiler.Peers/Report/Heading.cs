using NetCompiler.Peers.Measurement;
using NetCompiler.Peers.OnnxRuntime;

namespace NetCompiler.Peers.Report;

/// <summary>The lines above every table: the machine, the peer, and how is measured.</summary>
internal static class Heading
{
    /// <param name="options">The command line.</param>
    /// <param name="cores">The cores to pin to.</param>
    /// <param name="effort">How many processes there are, and what each does.</param>
    /// <param name="comparesOrt">Whether the peer is measured too.</param>
    public static void Print(PeerOptions options, CoreSet cores, string effort, bool comparesOrt = true)
    {
        Console.WriteLine(Machine.Description);
        if (comparesOrt)
            PrintPeer(options);
        if (options.Weights != WeightStorage.Float32)
            Console.WriteLine($"our large dense layers keep their weights as {options.Weights}");
        Console.WriteLine(cores.CanPin
            ? $"pinned to cores {string.Join(", ", cores.Cores.Take(options.CoreCount))}; {effort}"
            : $"not pinned, the system offers no way; {effort}");
    }

    private static void PrintPeer(PeerOptions options) =>
        Console.WriteLine(options.OrtLibrary is { } path
            ? $"against ONNX Runtime {OrtLibrary.Load(path).Version}"
            : "ONNX Runtime is not measured: give its library with --ort PATH or in the variable ORT_LIBRARY.");
}
