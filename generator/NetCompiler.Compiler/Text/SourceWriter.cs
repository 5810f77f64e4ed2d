using System.Text;

namespace NetCompiler.Compiler.Text;

/// <summary>Writes indented source text with <c>\n</c> line ends, whatever the machine and its culture.</summary>
public sealed class SourceWriter
{
    private readonly StringBuilder _text = new();
    private int _depth;

    /// <summary>Writes one line, or several when <paramref name="text"/> holds line breaks; an empty one stays empty.</summary>
    public SourceWriter Line(string text = "")
    {
        foreach (string line in text.Split('\n'))
        {
            if (line.Length > 0)
                _text.Append(' ', 4 * _depth).Append(line);
            _text.Append('\n');
        }

        return this;
    }

    /// <summary>Writes the line (none when it is empty) and an opening brace; the block ends when the result is disposed.</summary>
    public Block Open(string line, string close = "}", string open = "{")
    {
        if (line.Length > 0)
            Line(line);
        Line(open);
        _depth++;
        return new Block(this, close);
    }

    /// <summary>Indents what is written until the result is disposed, without braces.</summary>
    public Block Indent()
    {
        _depth++;
        return new Block(this, null);
    }

    public override string ToString() => _text.ToString();

    private void Close(string? close)
    {
        _depth--;
        if (close is not null)
            Line(close);
    }

    /// <summary>An open block of a <see cref="SourceWriter"/>.</summary>
    public readonly struct Block(SourceWriter writer, string? close) : IDisposable
    {
        public void Dispose() => writer.Close(close);
    }
}
