using NetCompiler.Peers.Calibration;
using NetCompiler.Peers.OnnxRuntime;

namespace NetCompiler.Peers.Measurement;

/// <summary>
/// One round, in a process of its own: both sides in short turns (calibration, ours, calibration, theirs, calibration, …)
/// until each has its seconds, so that whatever else the machine does befalls both.
/// </summary>
internal static class Round
{
    public static RoundResult Measure(RoundRequest request)
    {
        PeerCase peerCase = PeerCases.Named([request.Network])[0];
        double memoryBefore = MemoryCalibration.Measure();
        using Side? first = request.OursFirst ? Ours(peerCase, request) : Ort(peerCase, request);
        first?.WarmUp();
        using Side? second = request.OursFirst ? Ort(peerCase, request) : Ours(peerCase, request);
        second?.WarmUp();

        FmaCalibration.Measure();
        var calibrations = new List<double> { FmaCalibration.Measure() };
        Side[] sides = [.. new[] { first, second }.OfType<Side>()];
        while (sides.Any(side => side.MeasuredSeconds < request.Seconds))
        {
            foreach (Side side in sides)
            {
                side.Slice();
                calibrations.Add(FmaCalibration.Measure());
            }
        }

        double memoryAfter = MemoryCalibration.Measure();
        calibrations.Sort();
        return new RoundResult
        {
            Ours = (request.OursFirst ? first : second)!.Result(),
            Ort = (request.OursFirst ? second : first)?.Result(),
            Fma = calibrations[calibrations.Count / 2],
            Memory = (memoryBefore + memoryAfter) / 2,
        };
    }

    private static Side Ours(PeerCase peerCase, RoundRequest request) =>
        new($"{peerCase.Name} (ours)", new CompiledContender(peerCase.Network.Load(new NetworkOptions { Threads = request.Threads }), request.Batch));

    private static Side? Ort(PeerCase peerCase, RoundRequest request) =>
        request.OrtLibrary is { } path
            ? new Side($"{peerCase.Name} (ONNX Runtime)", new OrtContender(OrtLibrary.Load(path), peerCase, request.Threads, request.Batch))
            : null;
}
