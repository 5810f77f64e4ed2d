using System.Reflection;

namespace NetCompiler.Package.Tests;

/// <summary>
/// The package, packed once for all tests into a feed of its own, in a temporary folder outside the repository: nothing of the
/// repository's build settings reaches what is built there.
/// </summary>
public sealed class PackageFeed : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("netcompiler-package-").FullName;

    public PackageFeed()
    {
        Feed = Directory.CreateDirectory(Path.Combine(_root, "feed")).FullName;
        PackagesFolder = Path.Combine(_root, "packages");
        try
        {
            WriteSettings();
            Pack();
        }
        catch
        {
            // Nobody disposes what was not constructed.
            Dispose();
            throw;
        }
    }

    /// <summary>The repository's root, above the folder of the tests.</summary>
    public static string Repository { get; } = FindRepository();

    /// <summary>The configuration of the tests, in which the package's assemblies were built.</summary>
    public static string Configuration { get; } = typeof(PackageFeed).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(metadata => metadata.Key == nameof(Configuration)).Value!;

    /// <summary>Another one in every run, so that no package cache can answer with an older package.</summary>
    public string Version { get; } = $"0.1.0-test.{DateTime.UtcNow.Ticks}";

    /// <summary>The folder with the packed file.</summary>
    public string Feed { get; }

    /// <summary>Where consumers' packages are unpacked, so that nothing stays in the user's own folder.</summary>
    public string PackagesFolder { get; }

    /// <summary>The packed file.</summary>
    public string PackageFile => Path.Combine(Feed, $"NetCompiler.{Version}.nupkg");

    /// <summary>Copies one of the projects in the folder Consumers to a place of its own.</summary>
    internal ConsumerProject Copy(string name)
    {
        var consumer = new ConsumerProject(this, Directory.CreateDirectory(Path.Combine(_root, Guid.NewGuid().ToString("N")[..8], name)).FullName);
        foreach (string file in Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "Consumers", name)))
            File.Copy(file, Path.Combine(consumer.Folder, Path.GetFileName(file)));
        return consumer;
    }

    public void Dispose() => Directory.Delete(_root, recursive: true);

    // Packs what was built: another Version would build the repository's projects anew, under the feet of the other tests.
    private void Pack() => CommandLine.Run(
        CommandLine.Dotnet,
        Path.Combine(Repository, "runtime", "NetCompiler.Runtime"),
        new Dictionary<string, string>(),
        "pack", "--no-build", "-c", Configuration, "-o", Feed, $"-p:PackageVersion={Version}", $"-p:NuspecOutputPath={Path.Combine(_root, "nuspec")}")
        .AssertClean();

    private void WriteSettings()
    {
        // MSBuild and editorconfig look for these by walking up: here they find nothing.
        File.WriteAllText(Path.Combine(_root, "Directory.Build.props"), "<Project />\n");
        File.WriteAllText(Path.Combine(_root, "Directory.Build.targets"), "<Project />\n");
        File.WriteAllText(Path.Combine(_root, "Directory.Packages.props"), "<Project />\n");
        File.WriteAllText(Path.Combine(_root, ".editorconfig"), "root = true\n");
        File.Copy(Path.Combine(Repository, "global.json"), Path.Combine(_root, "global.json"));

        // Beside the feed, the sources of this machine; packages that it has already are taken from where they are.
        string global = Environment.GetEnvironmentVariable("NUGET_PACKAGES")
            ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
        string fallback = Directory.Exists(global) ? $"""<fallbackPackageFolders><add key="global" value="{global}" /></fallbackPackageFolders>""" : "";
        File.WriteAllText(Path.Combine(_root, "nuget.config"), $"""
            <configuration>
              <packageSources><add key="feed" value="{Feed}" /></packageSources>
              {fallback}
            </configuration>
            """);
    }

    private static string FindRepository()
    {
        string? folder = AppContext.BaseDirectory;
        while (folder is not null && !File.Exists(Path.Combine(folder, "NetCompiler.sln")))
            folder = Path.GetDirectoryName(folder);
        return folder ?? throw new InvalidOperationException($"No NetCompiler.sln above {AppContext.BaseDirectory}.");
    }
}
