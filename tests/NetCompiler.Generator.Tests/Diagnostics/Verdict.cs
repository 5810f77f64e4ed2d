using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using NetCompiler.Generator.Tests.Driver;

namespace NetCompiler.Generator.Tests.Diagnostics;

/// <summary>Runs the whole generator over a row of a table of findings.</summary>
public static class Verdict
{
    /// <summary>Asserts that the marked spans are reported under the id, with the fragments in each message, and nothing else is: neither by NetCompiler nor, in consequence, by C#.</summary>
    public static void MustFail(string id, string markedSource, params IReadOnlyList<string> fragments)
    {
        MarkedSource source = MarkedSource.Parse(markedSource);
        GeneratorRun run = GeneratorRun.Of(source.Text);

        Assert.NotEmpty(source.Spans);
        Assert.Equal(
            source.Spans.Select(span => $"{id} at {Print(source, span)}"),
            run.Diagnostics.OrderBy(diagnostic => diagnostic.Location.SourceSpan.Start).Select(diagnostic => $"{diagnostic.Id} at {Print(source, diagnostic.Location.SourceSpan)}"));
        Assert.All(run.Diagnostics, diagnostic => Assert.All(fragments, fragment => Assert.Contains(fragment, diagnostic.GetMessage(), StringComparison.Ordinal)));
        Assert.Empty(run.CompileErrors);
    }

    /// <summary>Asserts that neither NetCompiler nor C# has anything to say.</summary>
    public static void MustPass(string source)
    {
        GeneratorRun run = GeneratorRun.Of(source);

        Assert.Empty(run.Diagnostics);
        Assert.Empty(run.CompileErrors);
    }

    private static string Print(MarkedSource source, TextSpan span) => $"{span.Start} '{source.Text.Substring(span.Start, span.Length)}'";
}
