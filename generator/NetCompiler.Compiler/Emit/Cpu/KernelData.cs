using NetCompiler.Compiler.Text;

namespace NetCompiler.Compiler.Emit.Cpu;

/// <summary>The constant tables that an engine's kernels read, each once whatever the number of kernels.</summary>
internal sealed class KernelData
{
    private readonly Dictionary<string, string> _tables = [];

    /// <summary>The name of a table with these values: <c>FirstChannels1</c>.</summary>
    public string Table(string stem, IEnumerable<int> values)
    {
        string text = $"{stem} [{string.Join(", ", values)}]";
        if (!_tables.TryGetValue(text, out string? name))
            _tables.Add(text, name = $"{stem}{_tables.Count + 1}");
        return name;
    }

    public void Write(SourceWriter writer)
    {
        foreach (KeyValuePair<string, string> table in _tables)
            writer.Line().Line($"private static global::System.ReadOnlySpan<int> {table.Value} => {table.Key.Substring(table.Key.IndexOf('['))};");
    }
}
