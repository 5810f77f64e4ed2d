using System.Runtime.InteropServices;

namespace NetCompiler.Package.Tests;

/// <summary>A test that publishes native code: skipped, with the reason, where the compiler's packages do not restore or no linker is installed.</summary>
public sealed class NativeAotFactAttribute : FactAttribute
{
    private static readonly Lazy<string?> Reason = new(FindReason);

    public NativeAotFactAttribute()
    {
        Skip = Reason.Value;
    }

    /// <summary>Of the machine that runs the tests: native code is linked by its own tools.</summary>
    public static string RuntimeIdentifier => RuntimeInformation.RuntimeIdentifier;

    // Asked by restoring: neither evaluation nor a list of names knows what a package source has.
    private static string? FindReason()
    {
        if (OperatingSystem.IsLinux() && !IsInPath("clang") && !IsInPath("gcc"))
            return "Native AOT needs clang or gcc to link, and neither is installed.";

        string folder = Directory.CreateTempSubdirectory("netcompiler-aot-").FullName;
        try
        {
            File.WriteAllText(Path.Combine(folder, "Probe.csproj"), $"""
                <Project Sdk="Microsoft.NET.Sdk">
                  <PropertyGroup>
                    <TargetFramework>net10.0</TargetFramework>
                    <PublishAot>true</PublishAot>
                    <RuntimeIdentifier>{RuntimeIdentifier}</RuntimeIdentifier>
                  </PropertyGroup>
                </Project>
                """);
            CommandResult restore = CommandLine.Run(CommandLine.Dotnet, folder, new Dictionary<string, string>(), "restore", "-v:quiet");
            return restore.ExitCode == 0
                ? null
                : "The packages of native AOT do not restore here: " + string.Join(" ", restore.Messages.Select(message => $"{message.Id}: {message.Text}"));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static bool IsInPath(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, program)));
}
