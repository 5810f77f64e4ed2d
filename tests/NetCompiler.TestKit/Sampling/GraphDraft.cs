using System.Text;

namespace NetCompiler.TestKit.Sampling;

/// <summary>A Forward method under construction: its statements, the methods that it calls, and the shapes of its values.</summary>
internal sealed class GraphDraft(Dice dice)
{
    private readonly List<string> _statements = [];
    private readonly List<string> _methods = [];
    private readonly List<DrawnValue> _inputs = [];
    private readonly List<DrawnValue> _values = [];
    private int _names;

    public Dice Dice { get; } = dice;

    public IReadOnlyList<DrawnValue> Inputs => _inputs;

    /// <summary>Every value that a variable holds, the inputs among them.</summary>
    public IReadOnlyList<DrawnValue> Values => _values;

    public DrawnValue AddInput(string name, int channels, int[] axes)
    {
        DrawnValue input = new(name, channels, axes);
        _inputs.Add(input);
        _values.Add(input);
        return input;
    }

    /// <summary>A name that nothing has yet.</summary>
    public string NewName(string stem) => $"{stem}{++_names}";

    /// <summary>Adds lines to the body, each as it stands there.</summary>
    public void Write(params ReadOnlySpan<string> lines) => _statements.AddRange(lines);

    /// <summary>Adds a static method, its lines indented as in a method's declaration.</summary>
    public void AddMethod(params ReadOnlySpan<string> lines) => _methods.Add(string.Concat(lines.ToArray().Select(line => $"    {line}\n")));

    /// <summary>Declares a variable.</summary>
    public DrawnValue Let(string expression, int channels, int[] axes)
    {
        string name = NewName("v");
        Write($"Tensor {name} = {expression};");
        return Know(name, channels, axes);
    }

    /// <inheritdoc cref="Let(string, int, int[])"/>
    public DrawnValue Let(string expression, DrawnValue shape) => Let(expression, shape.Channels, shape.Axes);

    /// <summary>Makes a variable known that the body declares otherwise.</summary>
    public DrawnValue Know(string name, int channels, int[] axes)
    {
        DrawnValue value = new(name, channels, axes);
        _values.Add(value);
        return value;
    }

    /// <summary>A value behind layers of one input; the value itself where none is drawn.</summary>
    public DrawnValue Through(DrawnValue value, Action<NetworkDraft> draw)
    {
        NetworkDraft run = new(value.Channels, value.Axes);
        draw(run);
        return run.Count == 0 ? value : Let(value.Name + run.Calls, run.Channels, run.Axes);
    }

    /// <summary>The class.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="outputs">What the method returns; of several each has a name.</param>
    public string Declaration(string name, IReadOnlyList<(string Name, string Expression)> outputs)
    {
        StringBuilder text = new("[Network]\n");
        foreach (DrawnValue input in _inputs)
            text.Append($"[Input({string.Join(", ", input.Sizes)})]\n");
        bool isSingle = outputs.Count == 1;
        string type = isSingle ? "Tensor" : $"({string.Join(", ", outputs.Select(output => $"Tensor {output.Name}"))})";
        string result = string.Join(", ", outputs.Select(output => output.Expression));
        text.Append($"public partial class {name}\n{{\n    static {type} Forward({string.Join(", ", _inputs.Select(input => $"Tensor {input.Name}"))})\n    {{\n");
        foreach (string line in _statements)
            text.Append($"        {line}\n");
        text.Append($"        return {(isSingle ? result : $"({result})")};\n    }}\n");
        foreach (string method in _methods)
            text.Append('\n').Append(method);
        return text.Append("}\n").ToString();
    }
}
