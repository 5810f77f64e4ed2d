using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis;

namespace NetCompiler.Generator.Tests.Snapshots;

/// <summary>
/// Diagnostics as Verify.SourceGenerators writes them: JSON without quotes, two spaces a level, the source lines around
/// a location as a comment with the span underlined, and nothing for empty values.
/// </summary>
internal static class DiagnosticsText
{
    /// <summary>Lines shown before and after a located one.</summary>
    private const int ContextLines = 1;

    public static string Print(IReadOnlyList<Diagnostic> diagnostics)
    {
        StringBuilder text = new("{\n  Diagnostics: [\n");
        for (var index = 0; index < diagnostics.Count; index++)
        {
            var diagnostic = diagnostics[index];
            List<(string Name, string Value)> members = [];
            if (diagnostic.Location != Location.None)
                members.Add(("Location", Excerpt(diagnostic.Location) + Position(diagnostic.Location)));
            members.Add(("Message", diagnostic.GetMessage(CultureInfo.InvariantCulture)));
            members.Add(("Severity", diagnostic.Severity.ToString()));
            if (diagnostic.WarningLevel != 0)
                members.Add(("WarningLevel", diagnostic.WarningLevel.ToString(CultureInfo.InvariantCulture)));
            members.Add(("Descriptor", Descriptor(diagnostic.Descriptor)));
            text.Append("    ").Append(Object(members, indent: 4)).Append(index + 1 < diagnostics.Count ? ",\n" : "\n");
        }

        return text.Append("  ]\n}").Replace("\r\n", "\n").Replace('\r', '\n').ToString();
    }

    private static string Descriptor(DiagnosticDescriptor descriptor)
    {
        List<(string Name, string Value)> members =
        [
            ("Id", descriptor.Id),
            ("Title", descriptor.Title.ToString(CultureInfo.InvariantCulture)),
        ];
        if (descriptor.Description.ToString(CultureInfo.InvariantCulture) is var description && !string.IsNullOrWhiteSpace(description))
            members.Add(("Description", description));
        if (!string.IsNullOrWhiteSpace(descriptor.HelpLinkUri))
            members.Add(("HelpLink", descriptor.HelpLinkUri));
        members.Add(("MessageFormat", descriptor.MessageFormat.ToString(CultureInfo.InvariantCulture)));
        members.Add(("Category", descriptor.Category));
        members.Add(("DefaultSeverity", descriptor.DefaultSeverity.ToString()));
        members.Add(("IsEnabledByDefault", descriptor.IsEnabledByDefault ? "true" : "false"));
        string[] tags = [.. descriptor.CustomTags];
        if (tags.Length > 0)
            members.Add(("CustomTags", $"[\n          {string.Join(",\n          ", tags)}\n        ]"));
        return Object(members, indent: 6);
    }

    /// <summary>A value of several lines starts on a line of its own, unless it is itself an object, a list or an excerpt.</summary>
    private static string Object(IEnumerable<(string Name, string Value)> members, int indent)
    {
        var inner = new string(' ', indent + 2);
        return $"{{\n{string.Join(",\n", members.Select(Member))}\n{new string(' ', indent)}}}";

        string Member((string Name, string Value) member) => member.Name switch
        {
            "Location" or "Descriptor" or "CustomTags" => $"{inner}{member.Name}: {member.Value}",
            _ when member.Value.Contains('\n') || member.Value.Contains('\r') => $"{inner}{member.Name}:\n{(member.Value[0] == '\n' ? member.Value[1..] : member.Value)}",
            _ => $"{inner}{member.Name}: {member.Value}",
        };
    }

    private static string Position(Location location)
    {
        var span = location.GetMappedLineSpan();
        return span.IsValid ? $"{span.Path.Replace('/', '\\')}: {span.Span}" : "";
    }

    private static string Excerpt(Location location)
    {
        if (location.SourceTree is not { } tree)
            return "";
        var span = location.GetMappedLineSpan();
        var lines = tree.GetText().Lines;
        StringBuilder text = new("/*\n");
        var last = Math.Min(span.EndLinePosition.Line + ContextLines, lines.Count - 1);
        for (var number = Math.Max(span.StartLinePosition.Line - ContextLines, 0); number <= last; number++)
        {
            var line = lines[number];
            text.Append(line.ToString()).Append('\n');
            if (line.Span.Intersection(location.SourceSpan) is { } marked)
                text.Append(' ', marked.Start - line.Start).Append('^', marked.Length).Append('\n');
        }

        return text.Append("*/\n ").ToString();
    }
}
