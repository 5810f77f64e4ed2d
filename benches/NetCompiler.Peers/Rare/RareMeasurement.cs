using System.Diagnostics;
using NetCompiler.Peers.Calibration;
using NetCompiler.Peers.Measurement;

namespace NetCompiler.Peers.Rare;

/// <summary>
/// One call now and then, as in a program that mostly does other things: before each, other data has gone through the caches, and the process has slept, so
/// that weights come from memory, threads are parked, and the core has left its fastest clock.
/// </summary>
internal static class RareMeasurement
{
    private const int CallsOfSide = 20;

    public static RareResult Measure(RareRequest request)
    {
        using SidePair sides = SidePair.Load(request.Network, request.Threads, batch: 1, request.Weights, RoundSides.Both, request.OursFirst, request.OrtLibrary);
        using ReadBuffer otherData = new(MemoryCalibration.MemoryBytes);
        for (int call = 0; call < CallsOfSide; call++)
        {
            foreach (Side side in sides.InOrder)
            {
                long start = Stopwatch.GetTimestamp();
                otherData.Read();
                double remaining = request.Interval - Stopwatch.GetElapsedTime(start).TotalMilliseconds;
                if (remaining > 0)
                    Thread.Sleep(TimeSpan.FromMilliseconds(remaining));
                side.Call();
            }
        }

        return new(sides.Ours!.Result(), sides.Ort?.Result());
    }
}
