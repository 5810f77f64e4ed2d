namespace NetCompiler.Generator.Tests.Snapshots;

/// <summary>One snapshot file: its text, its extension, and the name after the <c>#</c> (null for the file without one).</summary>
internal sealed record SnapshotTarget
{
    public required string? Name { get; init; }
    public required string Extension { get; init; }
    public required string Text { get; init; }

    /// <summary>The file of one generated source, named as Verify.SourceGenerators names it: without folders and last extension.</summary>
    public static SnapshotTarget Source(string hintName, string source) => new()
    {
        Name = Path.GetFileNameWithoutExtension(hintName),
        Extension = "cs",
        Text = $"//HintName: {hintName}\n{source}",
    };

    public static SnapshotTarget Diagnostics(string text) => new() { Name = null, Extension = "txt", Text = text };
}
