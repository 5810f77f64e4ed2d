using System.Diagnostics;

namespace NetCompiler.Package.Tests;

/// <summary>Runs programs, above all the SDK's command line, as a user does.</summary>
internal static class CommandLine
{
    // What a test run sets for itself and a build started from it must not inherit.
    private static readonly string[] Inherited = ["MSBuildSDKsPath", "MSBuildExtensionsPath", "MSBUILD_EXE_PATH", "MSBuildLoadMicrosoftTargetsReadOnly"];

    /// <summary>The SDK's command: the one that runs these tests.</summary>
    public static string Dotnet { get; } = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";

    /// <summary>Runs a program to its end.</summary>
    /// <param name="program">A path, or a name to be searched in the path.</param>
    /// <param name="folder">The working directory.</param>
    /// <param name="environment">Variables for this run; MSBuild reads them as properties.</param>
    /// <param name="arguments">What follows the program's name.</param>
    public static CommandResult Run(string program, string folder, IReadOnlyDictionary<string, string> environment, params IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(program)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (string argument in arguments)
            start.ArgumentList.Add(argument);
        foreach (string name in Inherited)
            start.Environment.Remove(name);
        start.Environment["DOTNET_NOLOGO"] = "1";
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        start.Environment["MSBUILDTERMINALLOGGER"] = "off";

        // A node or server that outlives its build would keep the pipes of this process open.
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["DOTNET_CLI_USE_MSBUILD_SERVER"] = "0";
        foreach ((string name, string value) in environment)
            start.Environment[name] = value;

        using Process process = Process.Start(start)!;
        Task<string> errors = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return new CommandResult { Command = $"{program} {string.Join(' ', start.ArgumentList)}", ExitCode = process.ExitCode, Output = output + errors.Result };
    }
}
