using System.Collections.Immutable;
using System.Globalization;
using NetCompiler.Compiler.Collections;
using NetCompiler.Compiler.Diagnostics;

namespace NetCompiler.Generator.Analyzers;

/// <summary>Carries suggested fixes through the properties of a diagnostic, the only way from an analyzer to a code fix.</summary>
public static class FixProperties
{
    private const string Count = "Fixes";

    public static ImmutableDictionary<string, string?> Write(EquatableArray<SuggestedFix> fixes)
    {
        var properties = ImmutableDictionary.CreateBuilder<string, string?>();
        properties[Count] = fixes.Count.ToString(CultureInfo.InvariantCulture);
        for (int i = 0; i < fixes.Count; i++)
        {
            properties[Key(nameof(SuggestedFix.Title), i)] = fixes[i].Title;
            properties[Key(nameof(SuggestedFix.Argument), i)] = fixes[i].Argument;
            properties[Key(nameof(SuggestedFix.Value), i)] = fixes[i].Value;
        }

        return properties.ToImmutable();
    }

    public static IReadOnlyList<SuggestedFix> Read(ImmutableDictionary<string, string?> properties)
    {
        int count = properties.TryGetValue(Count, out string? text) && text is not null ? int.Parse(text, CultureInfo.InvariantCulture) : 0;
        string Property(string name, int i) => properties[Key(name, i)] ?? "";
        return
        [
            .. Enumerable.Range(0, count).Select(i => new SuggestedFix(
                Property(nameof(SuggestedFix.Title), i), Property(nameof(SuggestedFix.Argument), i), Property(nameof(SuggestedFix.Value), i))),
        ];
    }

    private static string Key(string name, int i) => name + i.ToString(CultureInfo.InvariantCulture);
}
