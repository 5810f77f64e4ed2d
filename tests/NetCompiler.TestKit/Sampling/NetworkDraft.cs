using System.Text.RegularExpressions;

namespace NetCompiler.TestKit.Sampling;

/// <summary>A run of layers under construction, in the words of both forms, and the shape that they lead to, found by walking.</summary>
/// <param name="channels">The channels of what the run begins with.</param>
/// <param name="axes">Its axes; none for a vector.</param>
internal sealed partial class NetworkDraft(int channels, int[] axes)
{
    private readonly List<string> _layers = [];
    private readonly string _input = $"Input({string.Join(", ", axes.Prepend(channels))})";

    public int Channels { get; private set; } = channels;

    /// <summary>Empty for a vector.</summary>
    public int[] Axes { get; private set; } = axes;

    public int Pixels => Axes.Aggregate(1, (product, axis) => product * axis);

    public int Length => Channels * Pixels;

    public bool IsVector => Axes.Length == 0;

    /// <summary>How many layers there are.</summary>
    public int Count => _layers.Count;

    /// <summary>The layers as calls, one on the other: <c>.Conv(8, 3, pad: 1).Relu()</c>.</summary>
    public string Calls => string.Concat(_layers.Select(layer => $".{(layer.Contains('(') ? PropertyName().Replace(layer, match => char.ToLowerInvariant(match.Value[0]) + match.Groups[1].Value + ": ") : layer + "()")}"));

    /// <summary>Adds a layer that keeps the shape.</summary>
    /// <param name="attribute">As it stands in the attribute form.</param>
    public void Add(string attribute) => _layers.Add(attribute);

    /// <summary>Adds a layer that makes another shape.</summary>
    public void Add(string attribute, int channels, int[] axes)
    {
        Add(attribute);
        Channels = channels;
        Axes = axes;
    }

    /// <summary>The class with the layers as attributes.</summary>
    public string Declaration(string name) => $"[Network]\n{string.Concat(_layers.Prepend(_input).Select(attribute => $"[{attribute}]\n"))}public partial class {name};\n";

    [GeneratedRegex(@"\b[A-Z](\w*) = ")]
    private static partial Regex PropertyName();
}
