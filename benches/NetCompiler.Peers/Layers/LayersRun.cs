using NetCompiler.Peers.Measurement;
using NetCompiler.Peers.Report;

namespace NetCompiler.Peers.Layers;

/// <summary>Our networks layer by layer: where the time goes, and how far each layer is from what the machine allows.</summary>
internal static class LayersRun
{
    public static int Execute(PeerOptions options)
    {
        CoreSet cores = CoreSet.For(options);
        Heading.Print(options, cores, $"{options.Rounds} processes a network, {options.Seconds} s in each", comparesOrt: false);
        foreach (PeerCase item in options.Networks)
        {
            // Rounds of different numbers of threads take turns: speed drifts.
            LayersResult[][] rounds = [.. options.Threads.Select(_ => new LayersResult[options.Rounds])];
            for (int round = 0; round < options.Rounds; round++)
            {
                for (int i = 0; i < rounds.Length; i++)
                    rounds[i][round] = Measure(item, options.Threads[i], round);
            }

            LayersResult[] results = [.. rounds.Select(Over)];
            for (int i = 0; i < results.Length; i++)
                LayerTable.Print(item, options.Threads[i], results[i], results[0], options.Markdown);
        }

        return 0;

        LayersResult Measure(PeerCase item, int threads, int round)
        {
            LayersResult result = RoundProcess.Run<LayersRequest, LayersResult>(RoundProcess.LayersVerb, new(item.Name, threads, options.Weights, options.Seconds), threads, cores);
            Console.Error.WriteLine($"round {round + 1}/{options.Rounds}  {item.Name}  threads {threads}  {result.Prediction.Median:0.00000} ms  FMA {result.Fma:0} GFLOP/s  memory {result.Memory:0.0} GB/s");
            return result;
        }
    }

    /// <summary>Minima of minima, medians of medians, and the best calibrations, as a machine that is used otherwise never makes a layer faster.</summary>
    private static LayersResult Over(LayersResult[] rounds) => new(
        [.. rounds[0].Layers.Select((layer, i) => layer with { Time = SideResult.Over(rounds.Select(round => round.Layers[i].Time)) })],
        SideResult.Over(rounds.Select(round => round.Rest)),
        SideResult.Over(rounds.Select(round => round.Prediction)),
        rounds.Max(round => round.Fma),
        rounds.Max(round => round.Memory));
}
