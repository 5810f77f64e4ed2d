using System.Globalization;
using System.Text.RegularExpressions;

namespace NetCompiler.Package.Tests;

/// <summary>One warning or error of a build, in MSBuild's canonical form: <c>path(line,column): severity id: text [project]</c>.</summary>
internal sealed partial record BuildMessage
{
    public required string Severity { get; init; }

    public required string Id { get; init; }

    /// <summary>The file's name; empty for a message without a file.</summary>
    public required string File { get; init; }

    /// <summary>From 1; 0 for a message without a position.</summary>
    public required int Line { get; init; }

    /// <summary>From 1; 0 for a message without a position.</summary>
    public required int Column { get; init; }

    public required string Text { get; init; }

    public static BuildMessage? TryParse(string line)
    {
        Match match = Canonical().Match(line.TrimEnd());
        return !match.Success
            ? null
            : new BuildMessage
            {
                Severity = match.Groups["severity"].Value,
                Id = match.Groups["id"].Value,
                File = Path.GetFileName(match.Groups["file"].Value.Trim()),
                Line = Number(match.Groups["line"]),
                Column = Number(match.Groups["column"]),
                Text = match.Groups["text"].Value,
            };
    }

    private static int Number(Group group) => group.Success ? int.Parse(group.Value, CultureInfo.InvariantCulture) : 0;

    [GeneratedRegex(@"^(?<file>[^(:]*)(\((?<line>\d+),(?<column>\d+)(,\d+,\d+)?\))?\s*: (?<severity>warning|error) (?<id>\w+): (?<text>.*?)( \[[^\]]*\])?$", RegexOptions.ExplicitCapture)]
    private static partial Regex Canonical();
}
