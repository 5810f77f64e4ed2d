using NetCompiler.Peers.Calibration;

namespace NetCompiler.Peers.Measurement;

/// <summary>
/// One round, in a process of its own: the sides in short turns (calibration, ours, calibration, theirs, calibration, …)
/// until each has its seconds, so that whatever else the machine does befalls both. With several threads each side has a
/// process of its own, one after the other: ONNX Runtime's workers go on spinning after a call, on the cores that ours are measured on.
/// </summary>
internal static class Round
{
    /// <summary>The parent's side: the round in one process, or in two.</summary>
    public static RoundResult Run(RoundRequest request, CoreSet cores)
    {
        if (request.Threads == 1 || request.OrtLibrary is null)
            return Process(RoundSides.Both);
        RoundSides first = request.OursFirst ? RoundSides.Ours : RoundSides.Ort;
        RoundSides second = request.OursFirst ? RoundSides.Ort : RoundSides.Ours;
        return Process(first).With(Process(second));

        RoundResult Process(RoundSides sides) =>
            RoundProcess.Run<RoundRequest, RoundResult>(RoundProcess.RoundVerb, request with { Sides = sides }, request.Threads, cores);
    }

    /// <summary>The child's side.</summary>
    public static RoundResult Measure(RoundRequest request)
    {
        double memoryBefore = MemoryCalibration.Measure();
        double memoryTogether = request.Threads > 1 ? MemoryCalibration.MeasureTogether(request.Threads) : 0;
        using SidePair sides = SidePair.Load(request.Network, request.Threads, request.Batch, request.Weights, request.Sides, request.OursFirst, request.OrtLibrary);
        FmaCalibration.Measure();
        var calibrations = new List<double> { FmaCalibration.Measure() };
        var together = new List<double>();
        while (sides.InOrder.Any(side => side.MeasuredSeconds < request.Seconds))
        {
            foreach (Side side in sides.InOrder)
            {
                side.Slice();
                calibrations.Add(FmaCalibration.Measure());
                if (request.Threads > 1)
                    together.Add(Concurrently.Sum(request.Threads, _ => FmaCalibration.Measure()));
            }
        }

        double fma = Median.Of(calibrations);
        double memory = (memoryBefore + MemoryCalibration.Measure()) / 2;
        if (request.Threads > 1)
            memoryTogether = (memoryTogether + MemoryCalibration.MeasureTogether(request.Threads)) / 2;
        return new RoundResult
        {
            Ours = sides.Ours?.Result(),
            Ort = sides.Ort?.Result(),
            Speed = new(fma, memory, request.Threads > 1 ? Median.Of(together) : fma, request.Threads > 1 ? memoryTogether : memory),
        };
    }
}
