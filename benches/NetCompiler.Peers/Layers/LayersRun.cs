using NetCompiler.Peers.Measurement;
using NetCompiler.Peers.Report;

namespace NetCompiler.Peers.Layers;

/// <summary>Our networks layer by layer, on one thread: where the time goes, and how far each layer is from what the machine allows.</summary>
internal static class LayersRun
{
    public static int Execute(PeerOptions options)
    {
        CoreSet cores = CoreSet.For(options);
        Heading.Print(options, cores, $"{options.Rounds} processes a network, {options.Seconds} s in each", comparesOrt: false);
        foreach (PeerCase item in options.Networks)
        {
            LayersResult[] rounds = new LayersResult[options.Rounds];
            for (int round = 0; round < rounds.Length; round++)
            {
                rounds[round] = RoundProcess.Run<LayersRequest, LayersResult>(RoundProcess.LayersVerb, new(item.Name, options.Weights, options.Seconds), 1, cores);
                Console.Error.WriteLine($"round {round + 1}/{rounds.Length}  {item.Name}  {rounds[round].Prediction.Median:0.00000} ms  FMA {rounds[round].Fma:0} GFLOP/s  memory {rounds[round].Memory:0.0} GB/s");
            }

            LayerTable.Print(item, Over(rounds), options.Markdown);
        }

        return 0;
    }

    /// <summary>Minima of minima, medians of medians, and the best calibrations, as a machine that is used otherwise never makes a layer faster.</summary>
    private static LayersResult Over(LayersResult[] rounds) => new(
        [.. rounds[0].Layers.Select((layer, i) => layer with { Time = SideResult.Over(rounds.Select(round => round.Layers[i].Time)) })],
        SideResult.Over(rounds.Select(round => round.Rest)),
        SideResult.Over(rounds.Select(round => round.Prediction)),
        rounds.Max(round => round.Fma),
        rounds.Max(round => round.Memory));
}
