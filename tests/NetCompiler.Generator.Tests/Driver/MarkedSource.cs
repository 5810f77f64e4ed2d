using System.Collections.Immutable;
using Microsoft.CodeAnalysis.Text;

namespace NetCompiler.Generator.Tests.Driver;

/// <summary>Source text in which <c>[|…|]</c> marks where findings are expected.</summary>
/// <param name="Text">The text without the marks.</param>
/// <param name="Spans">What stood between marks, in order.</param>
public sealed record MarkedSource(string Text, ImmutableArray<TextSpan> Spans)
{
    private const string Open = "[|";
    private const string Close = "|]";

    public static MarkedSource Parse(string marked)
    {
        var spans = ImmutableArray.CreateBuilder<TextSpan>();
        for (int start = marked.IndexOf(Open, StringComparison.Ordinal); start >= 0; start = marked.IndexOf(Open, start, StringComparison.Ordinal))
        {
            int end = marked.IndexOf(Close, start, StringComparison.Ordinal) - Open.Length;
            marked = marked.Remove(end + Open.Length, Close.Length).Remove(start, Open.Length);
            spans.Add(TextSpan.FromBounds(start, end));
            start = end;
        }

        return new(marked, spans.ToImmutable());
    }
}
