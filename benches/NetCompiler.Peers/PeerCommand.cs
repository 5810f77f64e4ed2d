using System.CommandLine;
using System.CommandLine.Parsing;

namespace NetCompiler.Peers;

/// <summary>The command line of the comparison.</summary>
internal static class PeerCommand
{
    private const string AllNetworks = "all";

    /// <summary>The command whose action gets the parsed options.</summary>
    public static RootCommand Create(Func<PeerOptions, int> action)
    {
        var ort = new Option<string?>("--ort") { Description = "ONNX Runtime's shared library (libonnxruntime.so.1, onnxruntime.dll); default: the variable ORT_LIBRARY" };
        var networks = new Option<string[]>("--networks")
        {
            Description = $"networks by name, or all; default: {string.Join(", ", PeerCases.Small)}",
            CustomParser = Words,
            DefaultValueFactory = _ => [.. PeerCases.Small],
        };
        var threads = new Option<int[]>("--threads") { Description = "numbers of threads", CustomParser = result => Numbers(result, 1), DefaultValueFactory = _ => [1] };
        var batches = new Option<int[]>("--batch") { Description = "samples a call", CustomParser = result => Numbers(result, 1), DefaultValueFactory = _ => [1] };
        var cores = new Option<int[]>("--cores") { Description = "cores to pin to; default: the first the process may use", CustomParser = result => Numbers(result, 0), DefaultValueFactory = _ => [] };
        var weights = new Option<WeightStorage>("--weights") { Description = "how our large dense layers keep their weights", DefaultValueFactory = _ => WeightStorage.Float32 };
        var first = new Option<bool>("--first") { Description = "instead of repeated calls: loading, the first two calls and peak memory, each side in processes of its own" };
        var layers = new Option<bool>("--layers") { Description = "instead: our networks layer by layer" };
        var every = new Option<int>("--every") { Description = "instead: one call in so many milliseconds, with cold caches" };
        var pair = new Option<bool>("--pair") { Description = "instead: two instances at once on two cores, against one" };
        var code = new Option<bool>("--code") { Description = "instead: bytes of machine code of our networks on each instruction set" };
        var rounds = new Option<int>("--rounds") { Description = "fresh processes for every row", DefaultValueFactory = _ => 5 };
        var seconds = new Option<double>("--seconds") { Description = "measured seconds of each side in each process", DefaultValueFactory = _ => 1 };
        var markdown = new Option<bool>("--markdown") { Description = "print the table as Markdown" };
        every.Validators.Add(result => Require(result, result.GetValueOrDefault<int>() >= 1, "--every must be at least 1."));
        rounds.Validators.Add(result => Require(result, result.GetValueOrDefault<int>() >= 1, "--rounds must be at least 1."));
        seconds.Validators.Add(result => Require(result, result.GetValueOrDefault<double>() > 0, "--seconds must be more than 0."));

        var command = new RootCommand("Measures the generated networks against ONNX Runtime, both sides in turns in one process, or with several threads in processes by turns.")
        {
            ort, networks, threads, batches, cores, weights, first, layers, every, pair, code, rounds, seconds, markdown,
        };
        (ReportKind Kind, Option Option)[] reports =
            [(ReportKind.First, first), (ReportKind.Layers, layers), (ReportKind.Rare, every), (ReportKind.Pair, pair), (ReportKind.Code, code)];
        command.Validators.Add(result =>
        {
            (ReportKind Kind, Option Option)[] asked = [.. reports.Where(report => IsGiven(result, report.Option))];
            Require(result, asked.Length < 2, $"{string.Join(" and ", asked.Select(report => report.Option.Name))} are different reports: ask for one.");
            Require(result, asked.Length == 0 || !IsGiven(result, batches), "Only repeated calls have batches: the other reports go without --batch.");
            Require(result, asked is not [(ReportKind.Pair or ReportKind.Code, _)] || !IsGiven(result, threads), "This report runs each network on one thread: it goes without --threads.");
        });
        command.SetAction(result =>
        {
            string[] names = result.GetRequiredValue(networks);
            return action(new PeerOptions
            {
                Networks = names is [AllNetworks] ? PeerCases.All : PeerCases.Named(names),
                OrtLibrary = result.GetValue(ort) ?? (Environment.GetEnvironmentVariable("ORT_LIBRARY") is { Length: > 0 } path ? path : null),
                Threads = result.GetRequiredValue(threads),
                Batches = result.GetRequiredValue(batches),
                Cores = result.GetRequiredValue(cores),
                Report = reports.FirstOrDefault(report => IsGiven(result.CommandResult, report.Option)).Kind,
                Weights = result.GetRequiredValue(weights),
                Interval = result.GetValue(every),
                Rounds = result.GetRequiredValue(rounds),
                Seconds = result.GetRequiredValue(seconds),
                Markdown = result.GetValue(markdown),
            });
        });
        return command;
    }

    private static bool IsGiven(SymbolResult result, Option option) => result.GetResult(option) is { Implicit: false };

    private static void Require(SymbolResult result, bool condition, string message)
    {
        if (!condition)
            result.AddError(message);
    }

    private static string[] Words(ArgumentResult result) =>
        [.. result.Tokens.SelectMany(token => token.Value.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))];

    private static int[] Numbers(ArgumentResult result, int least)
    {
        var numbers = new List<int>();
        foreach (string word in Words(result))
        {
            if (int.TryParse(word, out int number) && number >= least)
                numbers.Add(number);
            else
                result.AddError($"'{word}' is not a number from {least} on.");
        }

        return [.. numbers];
    }
}
