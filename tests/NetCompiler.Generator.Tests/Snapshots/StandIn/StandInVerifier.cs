using System.Collections.Concurrent;
using System.Reflection;
using System.Text;
using Xunit.Sdk;

namespace NetCompiler.Generator.Tests.Snapshots.StandIn;

/// <summary>
/// What Verify.Xunit does with text files, for machines where it does not restore: the same names, the same bytes (UTF-8 with
/// byte order mark, LF, nothing appended), the same verdict.
/// </summary>
internal static class StandInVerifier
{
    private static readonly ConcurrentDictionary<string, MethodInfo> UsedPrefixes = new();

    /// <summary>Compares <paramref name="targets"/> with the files of the running test, <c>Type.Method[_parameters]</c> beside <paramref name="testFile"/>.</summary>
    public static void Verify(IReadOnlyList<SnapshotTarget> targets, string? parameters, string testFile)
    {
        var method = CurrentTestAttribute.Method;
        var directory = Path.GetDirectoryName(testFile)!;
        var prefix = Prefix(method, parameters);
        if (!UsedPrefixes.TryAdd(Path.Combine(directory, prefix), method))
            throw new XunitException($"Two snapshots would share the files of {prefix}: compare once in a test, or tell a theory's cases apart by parameters.");
        Check(directory, prefix, targets);
    }

    /// <summary>One outer type is named, no namespace: <c>Outer.Nested.Method_lanes=16</c>.</summary>
    public static string Prefix(MethodInfo method, string? parameters)
    {
        var type = method.ReflectedType!;
        var typeName = type.IsNested ? $"{type.ReflectedType!.Name}.{type.Name}" : type.Name;
        return $"{typeName}.{method.Name}{(parameters is null ? "" : $"_{parameters}")}";
    }

    /// <summary>Writes a <c>.received.</c> file for every target that is not as verified.</summary>
    /// <exception cref="XunitException">A verified file is missing (or empty), differs, or belongs to no target.</exception>
    public static void Check(string directory, string prefix, IReadOnlyList<SnapshotTarget> targets)
    {
        foreach (var received in FilesOf(directory, prefix, "received"))
            File.Delete(received);
        var orphans = FilesOf(directory, prefix, "verified").ToHashSet(StringComparer.Ordinal);
        StringBuilder failures = new();
        foreach (var group in targets.GroupBy(target => (target.Name, target.Extension)))
        {
            var count = group.Count();
            foreach (var (index, target) in group.Index())
            {
                var stem = Path.Combine(directory, prefix) + Suffix(target.Name, count > 1 ? index : null);
                var verified = $"{stem}.verified.{target.Extension}";
                orphans.Remove(verified);
                Compare(target.Text, verified, $"{stem}.received.{target.Extension}", failures);
            }
        }

        foreach (var orphan in orphans.Order(StringComparer.Ordinal))
            failures.Append($"Nothing generated belongs to {Path.GetFileName(orphan)}: delete it, or find out why it is no longer generated.\n");
        if (failures.Length > 0)
            throw new XunitException($"Snapshots in {directory}\n{failures}");
    }

    private static void Compare(string text, string verified, string received, StringBuilder failures)
    {
        text = FoldNewlines(text);
        var names = $"{Path.GetFileName(received)} to {Path.GetFileName(verified)}";
        if (!File.Exists(verified) || new FileInfo(verified).Length == 0)
        {
            failures.Append($"New: move {names} to accept it.\n");
        }
        else
        {
            var expected = FoldNewlines(File.ReadAllText(verified));
            // An editor may have ended the last line.
            if (expected == text || expected == text + "\n")
                return;
            failures.Append($"Different: move {names} to accept it. {FirstDifference(expected, text)}");
        }

        File.WriteAllText(received, text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));
    }

    private static string FirstDifference(string verified, string received)
    {
        var expected = verified.Split('\n');
        var actual = received.Split('\n');
        var line = 0;
        while (line < expected.Length && line < actual.Length && expected[line] == actual[line])
            line++;
        return $"The first different line is {line + 1}:\n  - {LineOrEnd(expected)}\n  + {LineOrEnd(actual)}\n";

        string LineOrEnd(string[] lines) => line < lines.Length ? lines[line] : "(end of file)";
    }

    private static string Suffix(string? name, int? index) => (name, index) switch
    {
        (null, null) => "",
        (null, _) => $"#{index:D2}",
        (_, null) => $"#{name}",
        _ => $"#{name}.{index:D2}",
    };

    /// <summary>The file without a name, and those with one; not those of a longer prefix.</summary>
    private static IEnumerable<string> FilesOf(string directory, string prefix, string kind) =>
        Directory.EnumerateFiles(directory, $"{prefix}*.{kind}.*").Where(file =>
            Path.GetFileName(file) is var name
            && (name.StartsWith($"{prefix}.{kind}.", StringComparison.Ordinal) || name.StartsWith($"{prefix}#", StringComparison.Ordinal)));

    private static string FoldNewlines(string text) => text.Replace("\r\n", "\n").Replace('\r', '\n');
}
