namespace NetCompiler.Generator.Tests.Snapshots;

/// <summary>A folder of one test, gone with it.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("snapshots").FullName;

    public IReadOnlyList<string> Files() => [.. Directory.EnumerateFiles(Path).Select(file => System.IO.Path.GetFileName(file)).Order(StringComparer.Ordinal)];

    public byte[] Bytes(string file) => File.ReadAllBytes(System.IO.Path.Combine(Path, file));

    public void Write(string file, string text) => File.WriteAllText(System.IO.Path.Combine(Path, file), text);

    public void Accept(string received) =>
        File.Move(System.IO.Path.Combine(Path, received), System.IO.Path.Combine(Path, received.Replace(".received.", ".verified.")), overwrite: true);

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
