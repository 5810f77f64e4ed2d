using System.Globalization;
using NetCompiler.Compiler.Model;

namespace NetCompiler.Generator.Tests.Parsing;

/// <summary>Prints a model as rows that a test can spell out: <c>Conv Filters=6 Size=5 Strides=[1, 2]</c>.</summary>
public static class ModelPrinter
{
    public static string Print(ArchitectureModel model) => string.Join("\n", model.Layers.Select(Print));

    public static string Print(LayerModel layer) =>
        string.Join(' ', layer.Arguments.Select(argument => $"{argument.Name}={Print(argument.Value)}").Prepend(layer.Layer));

    public static string Print(ArgumentValue value) => value switch
    {
        ArgumentValue.Integer integer => integer.Value.ToString(CultureInfo.InvariantCulture),
        ArgumentValue.Real real => real.Value.ToString("0.0########", CultureInfo.InvariantCulture),
        ArgumentValue.Boolean boolean => boolean.Value ? "true" : "false",
        ArgumentValue.Text text => $"\"{text.Value}\"",
        ArgumentValue.List list => $"[{string.Join(", ", list.Items.Select(Print))}]",
        _ => "missing",
    };
}
