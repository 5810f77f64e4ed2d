using NetCompiler.Benches;
using NetCompiler.Peers.Measurement;
using NetCompiler.Peers.Report;

namespace NetCompiler.Peers;

/// <summary>The time to a first result and the memory it takes, network by network (only one file of weights exists at a time), the sides in turns.</summary>
internal static class FirstRun
{
    public static int Execute(PeerOptions options)
    {
        CoreSet cores = CoreSet.For(options);
        Heading.Print(options, cores, $"{options.Rounds} processes for each side of a row");
        List<FirstComparison> comparisons = [];
        foreach (PeerCase item in options.Networks)
        {
            using SampleWeights weights = item.Network.WriteWeights();
            comparisons.AddRange(options.Threads.Select(threads => Compare(item, threads, weights.File, options, cores)));
        }

        Console.WriteLine();
        FirstComparison.Print(comparisons, options.Markdown);
        return 0;
    }

    private static FirstComparison Compare(PeerCase item, int threads, string weights, PeerOptions options, CoreSet cores)
    {
        var ours = new FirstRequest { Network = item.Name, Threads = threads, WeightFile = weights, Weights = options.Weights, OrtLibrary = null };
        FirstRequest? ort = options.OrtLibrary is { } library ? ours with { WeightFile = null, OrtLibrary = library } : null;
        var results = new Dictionary<FirstRequest, List<FirstResult>>();
        FirstRequest[] sides = ort is null ? [ours] : [ours, ort];
        foreach (FirstRequest side in sides)
            results[side] = [];
        for (int round = 0; round < options.Rounds; round++)
        {
            foreach (FirstRequest side in round % 2 == 0 ? sides : [.. sides.Reverse()])
            {
                FirstResult result = RoundProcess.Run<FirstRequest, FirstResult>(RoundProcess.FirstVerb, side, threads, cores);
                results[side].Add(result);
                Console.Error.WriteLine(
                    $"round {round + 1}/{options.Rounds}  {item.Name}  threads {threads}  {(side == ours ? "ours" : "ORT")}  "
                    + $"load {result.Load:0.0} ms  first {result.First:0.000} ms  second {result.Second:0.000} ms");
            }
        }

        return new FirstComparison { Case = item, Threads = threads, Ours = results[ours], Ort = ort is null ? [] : results[ort] };
    }
}
