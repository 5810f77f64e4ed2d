namespace NetCompiler.Compiler.Interpretation;

/// <summary>Values as messages show them.</summary>
internal static class ValuePrinter
{
    /// <summary>Longer texts are cut.</summary>
    private const int Characters = 60;

    public static string Print(Value value) => value switch
    {
        Value.Null => "null",
        Value.Boolean boolean => boolean.IsTrue ? "true" : "false",
        Value.Text { Characters: var text } => text.Length > Characters ? $"\"{text.Substring(0, Characters)}…\"" : $"\"{text}\"",
        Value.Tensor tensor => $"a tensor of {tensor.Node.Shape}",
        Value.Array array => $"{Kind(array)} of {Elements(array.Items.Count)}",
        Value.Tuple tuple => $"({string.Join(", ", tuple.Items.Select(Print))})",
        _ => TextFormat.Print(value, null, null),
    };

    public static string Kind(Value value) => value is Value.Array { IsList: true } ? "a list" : "an array";

    public static string Elements(int count) => count == 1 ? "1 element" : $"{count} elements";
}
