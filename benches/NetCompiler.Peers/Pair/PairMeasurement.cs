using System.Diagnostics;
using NetCompiler.Peers.Calibration;
using NetCompiler.Peers.Measurement;
using NetCompiler.Peers.OnnxRuntime;

namespace NetCompiler.Peers.Pair;

/// <summary>
/// Two instances of a network over the same weights, each with one thread: one alone and both at once, in turns. Ours are an instance and its
/// <c>Share()</c>, the peer's one session that both threads call, with tensors of their own.
/// </summary>
internal static class PairMeasurement
{
    private const double SliceMilliseconds = 50;
    private const int SliceCalls = 4;

    // Longer than idle workers spin.
    private const double SettleMilliseconds = 2;

    public static PairResult Measure(PairRequest request)
    {
        PeerCase peerCase = PeerCases.Named([request.Network])[0];
        Throughput memory = new(MemoryCalibration.Measure(), MemoryCalibration.MeasureTogether(2));
        List<Func<(IContender First, IContender Second)>> loaders = [() => Ours(peerCase, request.Weights)];
        if (request.OrtLibrary is { } path)
            loaders.Insert(request.OursFirst ? 1 : 0, () => Ort(peerCase, path));
        (IContender First, IContender Second)[] sides = [.. loaders.Select(load => load())];
        List<Throughput>[] slices = [.. sides.Select(_ => new List<Throughput>())];
        List<Throughput> fma = [];
        foreach ((IContender first, IContender second) in sides)
        {
            Repetition.WarmUp(first);
            Repetition.WarmUp(second);
        }

        long start = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(start).TotalSeconds < 2 * request.Seconds * sides.Length)
        {
            for (int i = 0; i < sides.Length; i++)
            {
                IContender[] pair = [sides[i].First, sides[i].Second];
                Repetition.Run(pair[0], SettleMilliseconds);
                double alone = Rate(pair[0]);
                slices[i].Add(new(alone, Concurrently.Sum(2, thread => Rate(pair[thread]))));
                fma.Add(new(FmaCalibration.Measure(), Concurrently.Sum(2, _ => FmaCalibration.Measure())));
            }
        }

        foreach ((IContender first, IContender second) in sides)
        {
            second.Dispose();
            first.Dispose();
        }

        memory = Throughput.Best([memory, new(MemoryCalibration.Measure(), MemoryCalibration.MeasureTogether(2))]);
        int ours = request.OrtLibrary is null || request.OursFirst ? 0 : 1;
        return new(Throughput.Best(slices[ours]), sides.Length == 1 ? null : Throughput.Best(slices[1 - ours]), Throughput.Best(fma), memory);
    }

    private static (IContender First, IContender Second) Ours(PeerCase peerCase, WeightStorage weights)
    {
        CompiledContender first = new(peerCase.Network.Load(new NetworkOptions { Threads = 1, WeightStorage = weights }), batch: 1);
        return (first, first.Share());
    }

    private static (IContender First, IContender Second) Ort(PeerCase peerCase, string path)
    {
        OrtContender first = new(OrtLibrary.Load(path), peerCase, threads: 1, batch: 1);
        return (first, first.Share());
    }

    /// <summary>Calls a second.</summary>
    private static double Rate(IContender contender)
    {
        (int calls, double milliseconds) = Repetition.Run(contender, SliceMilliseconds, SliceCalls);
        return 1000 * calls / milliseconds;
    }
}
