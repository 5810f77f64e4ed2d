using System.Collections.Immutable;
using NetCompiler.Compiler.Collections;

namespace NetCompiler.Generator;

/// <summary>Keeps the names of generated files apart: C# tells <c>Net</c> from <c>NET</c>, a generator's file names do not.</summary>
internal static class HintNames
{
    /// <summary>The full names that have a double but for case, sorted.</summary>
    public static EquatableArray<string> FindClashes(ImmutableArray<string> fullNames) =>
        fullNames
            .Distinct(StringComparer.Ordinal)
            .GroupBy(name => name, StringComparer.OrdinalIgnoreCase)
            .Where(group => group.Count() > 1)
            .SelectMany(group => group)
            .OrderBy(name => name, StringComparer.Ordinal)
            .ToEquatableArray();

    /// <summary>The file's name, numbered when it belongs to a later one of the clashing networks.</summary>
    public static string Resolve(string hintName, string fullName, EquatableArray<string> clashes)
    {
        int earlier = clashes.Count(name => string.Equals(name, fullName, StringComparison.OrdinalIgnoreCase) && string.CompareOrdinal(name, fullName) < 0);
        return earlier == 0 ? hintName : $"{earlier + 1}-{hintName}";
    }
}
