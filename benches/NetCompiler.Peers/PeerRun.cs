using NetCompiler.Peers.Calibration;
using NetCompiler.Peers.Measurement;
using NetCompiler.Peers.Report;

namespace NetCompiler.Peers;

/// <summary>A whole comparison: every network and configuration once a round, so that a slow minute falls on all of them.</summary>
internal static class PeerRun
{
    public static int Execute(PeerOptions options)
    {
        CoreSet cores = CoreSet.For(options);
        Heading.Print(options, cores, $"{options.Rounds} processes a row, {options.Seconds} s a side in each");
        (PeerCase Case, int Threads, int Batch)[] rows =
        [
            .. from item in options.Networks
               from threads in options.Threads
               from batch in options.Batches
               select (item, threads, batch),
        ];
        List<RoundResult>[] results = [.. rows.Select(_ => new List<RoundResult>())];
        for (int round = 0; round < options.Rounds; round++)
        {
            for (int row = 0; row < rows.Length; row++)
            {
                var request = new RoundRequest
                {
                    Network = rows[row].Case.Name,
                    Threads = rows[row].Threads,
                    Batch = rows[row].Batch,
                    Seconds = options.Seconds,
                    OursFirst = round % 2 == 0,
                    Weights = options.Weights,
                    OrtLibrary = options.OrtLibrary,
                };
                RoundResult result = Round.Run(request, cores);
                results[row].Add(result);
                PrintProgress(round, options.Rounds, request, result);
            }
        }

        var best = Speed.Best(results.SelectMany(rounds => rounds).Select(round => round.Speed));
        Comparison[] comparisons =
        [
            .. rows.Select((row, index) => new Comparison
            {
                Case = row.Case,
                Threads = row.Threads,
                Batch = row.Batch,
                Weights = options.Weights,
                Rounds = RoundSelection.Of(results[index], BestOf(row.Threads), row.Case.ReadsMemory),
            }),
        ];
        Console.WriteLine();
        ComparisonTable.Print(comparisons, best, options.Markdown);
        ScalingTable.Print(comparisons, options.Markdown);
        BatchTable.Print(comparisons, options.Markdown);
        if (options.Weights != WeightStorage.Float32)
            StorageTable.Print(options.Networks, options.Weights, options.Markdown);
        Console.WriteLine();
        PrintCalibration(results, comparisons, best);
        return 0;

        Speed BestOf(int threads)
        {
            var same = Speed.Best(results.Where((_, index) => rows[index].Threads == threads).SelectMany(rounds => rounds).Select(round => round.Speed));
            return best with { FmaTogether = same.FmaTogether, MemoryTogether = same.MemoryTogether };
        }
    }

    // Progress is no result: it goes to the error output, and the table can be redirected into a file.
    private static void PrintProgress(int round, int rounds, RoundRequest request, RoundResult result)
    {
        string Median(string name, SideResult? side) => side is null ? "" : $"{name} {side.Median:0.00000} ms  ";
        Console.Error.WriteLine(
            $"round {round + 1}/{rounds}  {request.Network}  threads {request.Threads}  batch {request.Batch}  "
            + $"{Median("ours", result.Ours)}{Median("ORT", result.Ort)}FMA {result.Speed.Fma:0} GFLOP/s  memory {result.Speed.Memory:0.0} GB/s");
    }

    private static void PrintCalibration(List<RoundResult>[] results, Comparison[] comparisons, Speed best)
    {
        RoundResult[] rounds = [.. results.SelectMany(row => row)];
        if (rounds.Length == 0)
            return;

        int dropped = rounds.Length - comparisons.Sum(comparison => comparison.Rounds.Kept.Count);
        Console.WriteLine(
            $"peak of one core {best.Fma:0} GFLOP/s (rounds from {rounds.Min(round => round.Speed.Fma):0}), "
            + $"memory {best.Memory:0.0} GB/s (from {rounds.Min(round => round.Speed.Memory):0.0}); {dropped} of {rounds.Length} rounds dropped");
        if (comparisons.Any(comparison => comparison.Rounds.Marked))
            Console.WriteLine("* fewer than two rounds reached 95 % of the best calibration: the two best were kept");
    }
}
