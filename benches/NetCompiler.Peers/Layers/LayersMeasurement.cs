using NetCompiler.Peers.Calibration;
using NetCompiler.Peers.Measurement;

namespace NetCompiler.Peers.Layers;

/// <summary>Times every step of a network while it predicts again and again: weights are as warm or cold as the network itself leaves them.</summary>
internal static class LayersMeasurement
{
    // A reading is one prediction of a large network, and of a small one as many as fill this: reading the profile out disturbs its caches.
    private const double ReadingMilliseconds = 2;
    private const int CalibrationEvery = 10;

    public static LayersResult Measure(LayersRequest request)
    {
        PeerCase peerCase = PeerCases.Named([request.Network])[0];
        LayerProfile profile = new();
        using CompiledContender contender = new(peerCase.Network.Load(new NetworkOptions { Threads = request.Threads, Profile = profile, WeightStorage = request.Weights }), batch: 1);

        Repetition.WarmUp(contender);
        IReadOnlyList<ProfiledLayer> layers = profile.Read();
        double memory = MemoryCalibration.Measure(layers.Sum(layer => layer.WeightBytes), request.Threads);
        List<double>[] readings = [.. layers.Select(_ => new List<double>())];
        List<double> predictions = [], rest = [], calibrations = [Fma()];
        double[] minima = [.. layers.Select(_ => double.MaxValue)];
        for (double measured = 0; measured < 1000 * request.Seconds || predictions.Count < CalibrationEvery;)
        {
            // The first prediction after the profile was read out is not a usual one.
            contender.Run();
            profile.Reset();
            (int calls, double elapsed) = Repetition.Run(contender, ReadingMilliseconds);
            layers = profile.Read();
            for (int i = 0; i < readings.Length; i++)
            {
                readings[i].Add(layers[i].TotalMilliseconds / calls);
                minima[i] = Math.Min(minima[i], layers[i].MinimumMilliseconds);
            }

            measured += elapsed;
            predictions.Add(elapsed / calls);
            rest.Add((elapsed - layers.Sum(layer => layer.TotalMilliseconds)) / calls);
            if (predictions.Count % CalibrationEvery == 0)
                calibrations.Add(Fma());
        }

        LayerResult[] results = [.. layers.Select((layer, i) => new LayerResult(layer, new(minima[i], Median.Of(readings[i]))))];
        return new(results, new(rest.Min(), Median.Of(rest)), new(predictions.Min(), Median.Of(predictions)), calibrations.Max(), memory);

        double Fma() => Concurrently.Sum(request.Threads, _ => FmaCalibration.Measure());
    }
}
