using System.Diagnostics;
using System.Text.Json;

namespace NetCompiler.Peers.Measurement;

/// <summary>Runs a round in a fresh copy of this program: speed varies from process to process (memory layout, JIT).</summary>
internal static class RoundProcess
{
    /// <summary>The first argument that makes this program a child; the second is the request.</summary>
    public const string Verb = "round";

    /// <summary>The child's side: measures and prints the result.</summary>
    public static void Answer(string request) =>
        Console.WriteLine(JsonSerializer.Serialize(Round.Measure(JsonSerializer.Deserialize<RoundRequest>(request)!)));

    /// <summary>The parent's side: starts a child on the given cores and waits for its result.</summary>
    /// <exception cref="InvalidOperationException">The child failed; its own message is on the error output.</exception>
    public static RoundResult Run(RoundRequest request, CoreSet cores)
    {
        string program = Environment.ProcessPath!;
        var start = new ProcessStartInfo(program) { RedirectStandardOutput = true };
        // Started as `dotnet NetCompiler.Peers.dll`, the program is the host and its first argument the assembly.
        if (Path.GetFileNameWithoutExtension(program) == "dotnet")
            start.ArgumentList.Add(typeof(RoundProcess).Assembly.Location);
        start.ArgumentList.Add(Verb);
        start.ArgumentList.Add(JsonSerializer.Serialize(request));
        // On a single core the JIT waits ten times as long before it optimises; the warm-up is over by then.
        start.Environment["DOTNET_TC_DelaySingleProcMultiplier"] = "1";
        cores.Pin(request.Threads);
        using Process child = Process.Start(start)!;
        string output = child.StandardOutput.ReadToEnd();
        child.WaitForExit();
        return child.ExitCode == 0
            ? JsonSerializer.Deserialize<RoundResult>(output)!
            : throw new InvalidOperationException($"The round {request.Network}, threads {request.Threads}, batch {request.Batch} ended with code {child.ExitCode}.");
    }
}
