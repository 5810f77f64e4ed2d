using System.Diagnostics;
using System.Text.Json;
using NetCompiler.Peers.Code;
using NetCompiler.Peers.Layers;
using NetCompiler.Peers.Pair;
using NetCompiler.Peers.Rare;

namespace NetCompiler.Peers.Measurement;

/// <summary>Runs a round in a fresh copy of this program: speed varies from process to process (memory layout, JIT).</summary>
internal static class RoundProcess
{
    /// <summary>The first argument that makes this program a child which compares repeated calls; the second is a <see cref="RoundRequest"/>.</summary>
    public const string RoundVerb = "round";

    /// <summary>One that measures a first result, see <see cref="FirstRequest"/>.</summary>
    public const string FirstVerb = "first";

    /// <summary>One that measures layers, see <see cref="LayersRequest"/>.</summary>
    public const string LayersVerb = "layers";

    /// <summary>One that measures a call now and then, see <see cref="RareRequest"/>.</summary>
    public const string RareVerb = "rare";

    /// <summary>One that measures two instances, see <see cref="PairRequest"/>.</summary>
    public const string PairVerb = "pair";

    /// <summary>One that counts machine code, see <see cref="CodeRequest"/>.</summary>
    public const string CodeVerb = "code";

    /// <summary>The child's side: measures and prints the result. False where the verb is none of a child's.</summary>
    public static bool Answer(string verb, string request)
    {
        string? result = verb switch
        {
            RoundVerb => Answer<RoundRequest, RoundResult>(request, Round.Measure),
            FirstVerb => Answer<FirstRequest, FirstResult>(request, FirstCall.Measure),
            RareVerb => Answer<RareRequest, RareResult>(request, RareMeasurement.Measure),
            PairVerb => Answer<PairRequest, PairResult>(request, PairMeasurement.Measure),
            CodeVerb => Answer<CodeRequest, CodeResult>(request, CodeMeasurement.Measure),
            LayersVerb => Answer<LayersRequest, LayersResult>(request, LayersMeasurement.Measure),
            _ => null,
        };
        if (result is not null)
            Console.WriteLine(result);
        return result is not null;
    }

    /// <summary>The parent's side: starts a child on as many of the cores and waits for its result.</summary>
    /// <exception cref="InvalidOperationException">The child failed; its own message is on the error output.</exception>
    public static TResult Run<TRequest, TResult>(string verb, TRequest request, int count, CoreSet cores)
    {
        string program = Environment.ProcessPath!;
        string text = JsonSerializer.Serialize(request);
        var start = new ProcessStartInfo(program) { RedirectStandardOutput = true };
        // Started as `dotnet NetCompiler.Peers.dll`, the program is the host and its first argument the assembly.
        if (Path.GetFileNameWithoutExtension(program) == "dotnet")
            start.ArgumentList.Add(typeof(RoundProcess).Assembly.Location);
        start.ArgumentList.Add(verb);
        start.ArgumentList.Add(text);
        // On a single core the JIT waits ten times as long before it optimises; the warm-up is over by then.
        start.Environment["DOTNET_TC_DelaySingleProcMultiplier"] = "1";
        cores.Pin(count);
        using Process child = Process.Start(start)!;
        string output = child.StandardOutput.ReadToEnd();
        child.WaitForExit();
        return child.ExitCode == 0
            ? JsonSerializer.Deserialize<TResult>(output)!
            : throw new InvalidOperationException($"The process '{verb} {text}' ended with code {child.ExitCode}.");
    }

    private static string Answer<TRequest, TResult>(string request, Func<TRequest, TResult> measure) => JsonSerializer.Serialize(measure(JsonSerializer.Deserialize<TRequest>(request)!));
}
