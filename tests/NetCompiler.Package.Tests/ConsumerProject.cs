namespace NetCompiler.Package.Tests;

/// <summary>A project outside the repository that uses the package.</summary>
internal sealed class ConsumerProject(PackageFeed feed, string folder)
{
    public string Folder => folder;

    public string Name => Path.GetFileName(folder);

    /// <summary>Builds with the packages of the feed.</summary>
    public CommandResult Build(string configuration, params IEnumerable<string> options) =>
        Run(["build", "-c", configuration, "-v:quiet", .. options]);

    /// <summary>Publishes with the packages of the feed.</summary>
    public CommandResult Publish(params IEnumerable<string> options) => Run(["publish", "-v:quiet", .. options]);

    /// <summary>Starts the program that was built.</summary>
    public CommandResult Start(string configuration) => Run([PathOf("bin", configuration, "net10.0", Name + ".dll")]);

    /// <summary>Starts a program that was published as native code.</summary>
    public CommandResult StartNative(string output) => CommandLine.Run(PathOf(output, Name), folder, new Dictionary<string, string>());

    /// <summary>Builds by project reference: nothing but the repository's path is given, and its own packages folder stays in use.</summary>
    public CommandResult BuildByProject(string configuration) => CommandLine.Run(
        CommandLine.Dotnet,
        folder,
        new Dictionary<string, string> { ["NetCompilerRepository"] = PackageFeed.Repository },
        "build", "-c", configuration, "-v:quiet");

    public string Read(params string[] path) => File.ReadAllText(PathOf(path));

    /// <summary>The names of a folder's files, in ordinal order.</summary>
    public IReadOnlyList<string> FilesIn(params string[] path) =>
        [.. Directory.EnumerateFiles(PathOf(path)).Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal)];

    public void Write(string file, string text) => File.WriteAllText(PathOf(file), text);

    public string PathOf(params string[] path) => Path.Combine([folder, .. path]);

    private CommandResult Run(IEnumerable<string> arguments) => CommandLine.Run(
        CommandLine.Dotnet,
        folder,
        new Dictionary<string, string> { ["NetCompilerVersion"] = feed.Version, ["NUGET_PACKAGES"] = feed.PackagesFolder },
        arguments);
}
