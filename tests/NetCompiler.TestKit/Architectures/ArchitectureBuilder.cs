using NetCompiler.Compiler.Collections;
using NetCompiler.Compiler.Model;

namespace NetCompiler.TestKit.Architectures;

/// <summary>Builds architecture models without text, where thousands are wanted.</summary>
public sealed class ArchitectureBuilder(string name)
{
    private readonly List<LayerModel> _layers = [];

    /// <param name="shape">Channels and the sizes of the axes.</param>
    public ArchitectureBuilder Input(params ReadOnlySpan<int> shape)
    {
        _layers.Add(new("Input", [new("Shape", new ArgumentValue.List(shape.ToArray().Select(size => (ArgumentValue)new ArgumentValue.Integer(size)).ToEquatableArray()))]));
        return this;
    }

    /// <param name="layer">The attribute's name: <c>Conv</c>.</param>
    /// <param name="arguments">Names of arguments in Pascal case with their values: int, double, bool, string or enum.</param>
    public ArchitectureBuilder Layer(string layer, params ReadOnlySpan<(string Name, object Value)> arguments)
    {
        _layers.Add(new(layer, arguments.ToArray().Select(argument => new ArgumentModel(argument.Name, Value(argument.Value))).ToEquatableArray()));
        return this;
    }

    public ArchitectureModel Build() => new() { Namespace = "", Name = name, Layers = _layers.ToEquatableArray() };

    private static ArgumentValue Value(object value) => value switch
    {
        int integer => new ArgumentValue.Integer(integer),
        Enum member => new ArgumentValue.Integer(Convert.ToInt32(member, null)),
        double real => new ArgumentValue.Real(real),
        bool flag => new ArgumentValue.Boolean(flag),
        string text => new ArgumentValue.Text(text),
        _ => throw new ArgumentException($"{value} is no argument of a layer", nameof(value)),
    };
}
