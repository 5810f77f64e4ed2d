using NetCompiler.Benches;
using NetCompiler.Peers.Measurement;
using NetCompiler.Peers.Report;

namespace NetCompiler.Peers.Rare;

/// <summary>One call in so many milliseconds, with cold caches: both sides in turns in one process.</summary>
internal static class RareRun
{
    private static readonly string[] Header = ["network", "threads", "ours ms: min, median", "ORT ms: min, median", "ours/ORT: min", "median"];

    public static int Execute(PeerOptions options)
    {
        CoreSet cores = CoreSet.For(options);
        Heading.Print(options, cores, $"one call every {options.Interval} ms, behind 256 MB of other data; {options.Rounds} processes a row");
        (PeerCase Case, int Threads)[] rows = [.. options.Networks.SelectMany(item => options.Threads.Select(threads => (item, threads)))];
        List<RareResult>[] results = [.. rows.Select(_ => new List<RareResult>())];
        for (int round = 0; round < options.Rounds; round++)
        {
            for (int row = 0; row < rows.Length; row++)
            {
                RareRequest request = new() { Network = rows[row].Case.Name, Threads = rows[row].Threads, Interval = options.Interval, OursFirst = round % 2 == 0, Weights = options.Weights, OrtLibrary = options.OrtLibrary };
                RareResult result = RoundProcess.Run<RareRequest, RareResult>(RoundProcess.RareVerb, request, request.Threads, cores);
                results[row].Add(result);
                Console.Error.WriteLine($"round {round + 1}/{options.Rounds}  {request.Network}  threads {request.Threads}  ours {result.Ours.Median:0.00000} ms  {(result.Ort is { } ort ? $"ORT {ort.Median:0.00000} ms" : "")}");
            }
        }

        Console.WriteLine();
        Table.Print(Header, rows.Select((row, i) => Cells(row.Case, row.Threads, results[i])), options.Markdown);
        return 0;
    }

    private static string[] Cells(PeerCase peerCase, int threads, List<RareResult> rounds)
    {
        var ours = SideResult.Over(rounds.Select(round => round.Ours));
        SideResult? ort = rounds[0].Ort is null ? null : SideResult.Over(rounds.Select(round => round.Ort!));
        return
        [
            peerCase.Name,
            $"{threads}",
            Figures.Times(ours),
            ort is null ? Table.Missing : Figures.Times(ort),
            ort is null ? Table.Missing : $"{ours.Min / ort.Min:0.00}",
            ort is null ? Table.Missing : $"{ours.Median / ort.Median:0.00}",
        ];
    }
}
