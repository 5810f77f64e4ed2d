using System.Diagnostics;
using System.Text.Json;

namespace NetCompiler.Peers.Measurement;

/// <summary>Runs a round in a fresh copy of this program: speed varies from process to process (memory layout, JIT).</summary>
internal static class RoundProcess
{
    /// <summary>The first argument that makes this program a child; the second is a <see cref="RoundRequest"/>.</summary>
    public const string RoundVerb = "round";

    /// <summary>Another; the second argument is a <see cref="FirstRequest"/>.</summary>
    public const string FirstVerb = "first";

    /// <summary>The child's side: measures and prints the result.</summary>
    public static void Answer(string verb, string request) => Console.WriteLine(verb == FirstVerb
        ? JsonSerializer.Serialize(FirstCall.Measure(JsonSerializer.Deserialize<FirstRequest>(request)!))
        : JsonSerializer.Serialize(Round.Measure(JsonSerializer.Deserialize<RoundRequest>(request)!)));

    /// <summary>The parent's side: starts a child on the given cores and waits for its result.</summary>
    /// <exception cref="InvalidOperationException">The child failed; its own message is on the error output.</exception>
    public static RoundResult Run(RoundRequest request, CoreSet cores) => Run<RoundRequest, RoundResult>(RoundVerb, request, request.Threads, cores);

    /// <inheritdoc cref="Run(RoundRequest, CoreSet)"/>
    public static FirstResult Run(FirstRequest request, CoreSet cores) => Run<FirstRequest, FirstResult>(FirstVerb, request, request.Threads, cores);

    private static TResult Run<TRequest, TResult>(string verb, TRequest request, int threads, CoreSet cores)
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
        cores.Pin(threads);
        using Process child = Process.Start(start)!;
        string output = child.StandardOutput.ReadToEnd();
        child.WaitForExit();
        return child.ExitCode == 0
            ? JsonSerializer.Deserialize<TResult>(output)!
            : throw new InvalidOperationException($"The process '{verb} {text}' ended with code {child.ExitCode}.");
    }
}
