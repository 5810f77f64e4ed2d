using NetCompiler.Benches;
using NetCompiler.Peers.Measurement;
using NetCompiler.Peers.Report;

namespace NetCompiler.Peers.Pair;

/// <summary>Two instances on two cores at once: what both do together, against one alone and against what two cores do together.</summary>
internal static class PairRun
{
    private static readonly string[] Header =
        ["network", "ours a second: one, two at once", "gain", "ORT a second: one, two at once", "gain", "two cores: FMA, reading", "ours/ORT: one", "two"];

    public static int Execute(PeerOptions options)
    {
        CoreSet cores = CoreSet.For(options);
        Heading.Print(options, cores, $"two instances over the same weights, one thread each; {options.Rounds} processes a row, {options.Seconds} s a side in each, alone and together");
        List<PairResult>[] results = [.. options.Networks.Select(_ => new List<PairResult>())];
        for (int round = 0; round < options.Rounds; round++)
        {
            for (int row = 0; row < results.Length; row++)
            {
                PairRequest request = new() { Network = options.Networks[row].Name, Seconds = options.Seconds, OursFirst = round % 2 == 0, Weights = options.Weights, OrtLibrary = options.OrtLibrary };
                PairResult result = RoundProcess.Run<PairRequest, PairResult>(RoundProcess.PairVerb, request, options.CoreCount, cores);
                results[row].Add(result);
                Console.Error.WriteLine($"round {round + 1}/{options.Rounds}  {request.Network}  ours {Rates(result.Ours)}  {(result.Ort is { } ort ? $"ORT {Rates(ort)}" : "")}  FMA {Rates(result.Fma)} GFLOP/s");
            }
        }

        Console.WriteLine();
        var fma = Throughput.Best(results.SelectMany(rounds => rounds).Select(round => round.Fma));
        var memory = Throughput.Best(results.SelectMany(rounds => rounds).Select(round => round.Memory));
        Table.Print(Header, options.Networks.Select((item, row) => Cells(item, results[row], $"{Gain(fma)}, {Gain(memory)}")), options.Markdown);
        return 0;
    }

    private static string[] Cells(PeerCase peerCase, List<PairResult> rounds, string machine)
    {
        var ours = Throughput.Best(rounds.Select(round => round.Ours));
        Throughput? ort = rounds[0].Ort is null ? null : Throughput.Best(rounds.Select(round => round.Ort!));
        return
        [
            peerCase.Name,
            Rates(ours),
            Gain(ours),
            ort is null ? Table.Missing : Rates(ort),
            ort is null ? Table.Missing : Gain(ort),
            machine,
            ort is null ? Table.Missing : $"{ours.Alone / ort.Alone:0.00}",
            ort is null ? Table.Missing : $"{ours.Together / ort.Together:0.00}",
        ];
    }

    private static string Rates(Throughput throughput) => $"{throughput.Alone:0.0}, {throughput.Together:0.0}";

    private static string Gain(Throughput throughput) => $"{throughput.Together / throughput.Alone:0.00}";
}
