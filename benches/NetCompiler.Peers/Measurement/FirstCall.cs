using System.Diagnostics;
using NetCompiler.Peers.OnnxRuntime;

namespace NetCompiler.Peers.Measurement;

/// <summary>One side's way from a file to its first two results, in a process that has done nothing else.</summary>
internal static class FirstCall
{
    /// <exception cref="InvalidOperationException">The network left a value unwritten, or computed a NaN.</exception>
    public static FirstResult Measure(FirstRequest request)
    {
        PeerCase peerCase = PeerCases.Named([request.Network])[0];
        Func<IContender> loader = request.WeightFile is { } weights ? Ours(peerCase, weights, new NetworkOptions { Threads = request.Threads, WeightStorage = request.Weights }) : Ort(peerCase, request.OrtLibrary!, request.Threads);
        long start = Stopwatch.GetTimestamp();
        using IContender contender = loader();
        double load = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        double first = Run(contender);
        double second = Run(contender);
        return contender.Output.Contains(float.NaN)
            ? throw new InvalidOperationException($"{request.Network}: a value was left unwritten, or is not a number.")
            : new FirstResult(load, first, second, PeakBytes());
    }

    private static long PeakBytes()
    {
        using Process self = Process.GetCurrentProcess();
        return self.PeakWorkingSet64;
    }

    // Of either side the clock covers its own work and two small buffers: no library is loaded under it.
    private static Func<IContender> Ours(PeerCase peerCase, string weights, NetworkOptions options) =>
        () => new CompiledContender(peerCase.Network.Load(weights, options), batch: 1);

    private static Func<IContender> Ort(PeerCase peerCase, string path, int threads)
    {
        OrtLibrary library = OrtLibrary.Load(path);
        return () => new OrtContender(library, peerCase, threads, batch: 1);
    }

    private static double Run(IContender contender)
    {
        long start = Stopwatch.GetTimestamp();
        contender.Run();
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }
}
