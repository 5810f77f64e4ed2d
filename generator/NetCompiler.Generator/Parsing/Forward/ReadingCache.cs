using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace NetCompiler.Generator.Parsing.Forward;

/// <summary>
/// Keeps what was read of each Forward method for the next edit. Roslyn repeats the transform of an attribute on every edit of any file, and binding
/// the bodies of a whole zoo anew takes far longer than a keystroke may. A reading holds as long as the very files whose bodies it read are
/// there, and the declarations of all other files say the same: an edit inside of somebody's method renews nothing, one of a signature everything.
/// It is kept with the file of the method, and so no longer than that.
/// </summary>
internal static class ReadingCache
{
    // The generator sees a compilation without generated files, the analyzer one with them.
    private const int PerMethod = 2;

    private static readonly ConditionalWeakTable<SyntaxTree, Dictionary<(TextSpan Method, int Layers), ImmutableList<Entry>>> Files = new();

    /// <param name="method">The Forward method.</param>
    /// <param name="layers">From where its sites are numbered.</param>
    /// <param name="compilation">What it means its names in.</param>
    /// <param name="read">Reads it anew.</param>
    public static ForwardMethod GetOrRead(SyntaxReference method, int layers, Compilation compilation, Func<Reading> read)
    {
        Dictionary<(TextSpan, int), ImmutableList<Entry>> readings = Files.GetValue(method.SyntaxTree, static _ => []);
        (TextSpan Span, int layers) key = (method.Span, layers);
        ImmutableList<Entry>? entries;
        lock (readings)
            readings.TryGetValue(key, out entries);
        entries ??= [];

        Entry? known = entries.Find(entry => entry.IsOf(compilation));
        Entry entry = known is null ? new(compilation, read()) : known with { Compilation = Declarations.Of(compilation) };
        ImmutableList<Entry> rest = known is null ? entries : entries.Remove(known);
        lock (readings)
            readings[key] = [entry, .. rest.Take(PerMethod - 1)];
        return entry.Reading.Method;
    }

    private sealed record Entry(Declarations Compilation, Reading Reading)
    {
        public Entry(Compilation compilation, Reading reading)
            : this(Declarations.Of(compilation), reading)
        {
        }

        public bool IsOf(Compilation compilation) => Reading.Trees.All(compilation.ContainsSyntaxTree) && Compilation.IsSame(Declarations.Of(compilation));
    }
}
