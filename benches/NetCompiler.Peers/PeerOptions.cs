using System.CommandLine;
using System.CommandLine.Parsing;

namespace NetCompiler.Peers;

/// <summary>The command line of the comparison.</summary>
internal sealed record PeerOptions
{
    private const string AllNetworks = "all";

    /// <summary>The networks to measure.</summary>
    public required IReadOnlyList<PeerCase> Networks { get; init; }

    /// <summary>ONNX Runtime's library, or null to measure ours alone.</summary>
    public required string? OrtLibrary { get; init; }

    public required IReadOnlyList<int> Threads { get; init; }

    public required IReadOnlyList<int> Batches { get; init; }

    /// <summary>Cores to pin to; empty for the first that the process may use.</summary>
    public required IReadOnlyList<int> Cores { get; init; }

    /// <summary>Whether loading and the first calls are measured, not the repeated call.</summary>
    public required bool First { get; init; }

    /// <summary>Fresh processes for every row, with <see cref="First"/> for each side of it.</summary>
    public required int Rounds { get; init; }

    /// <summary>Measured seconds of each side in each process; of no use with <see cref="First"/>.</summary>
    public required double Seconds { get; init; }

    public required bool Markdown { get; init; }

    /// <summary>The command whose action gets the parsed options.</summary>
    public static RootCommand Command(Func<PeerOptions, int> action)
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
        var first = new Option<bool>("--first") { Description = "measure loading and the first two calls, each side in processes of its own" };
        var rounds = new Option<int>("--rounds") { Description = "fresh processes for every row", DefaultValueFactory = _ => 5 };
        var seconds = new Option<double>("--seconds") { Description = "measured seconds of each side in each process", DefaultValueFactory = _ => 1 };
        var markdown = new Option<bool>("--markdown") { Description = "print the table as Markdown" };
        rounds.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() < 1)
                result.AddError("--rounds must be at least 1.");
        });
        seconds.Validators.Add(result =>
        {
            if (!(result.GetValueOrDefault<double>() > 0))
                result.AddError("--seconds must be more than 0.");
        });

        var command = new RootCommand("Measures the generated networks against ONNX Runtime, both sides in turns in one process.")
        {
            ort, networks, threads, batches, cores, first, rounds, seconds, markdown,
        };
        command.Validators.Add(result =>
        {
            if (result.GetValue(first) && result.GetResult(batches) is { Implicit: false })
                result.AddError("--first measures calls with one sample: it goes without --batch.");
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
                First = result.GetValue(first),
                Rounds = result.GetRequiredValue(rounds),
                Seconds = result.GetRequiredValue(seconds),
                Markdown = result.GetValue(markdown),
            });
        });
        return command;
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
