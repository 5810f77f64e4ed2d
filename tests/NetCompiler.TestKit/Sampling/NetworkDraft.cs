using NetCompiler.TestKit.Interpretation;

namespace NetCompiler.TestKit.Sampling;

/// <summary>A network under construction: the attributes so far and the shape they lead to, found by walking.</summary>
internal sealed class NetworkDraft
{
    private readonly List<string> _attributes = [];

    public NetworkDraft(int channels, int[] axes)
    {
        Channels = channels;
        Axes = axes;
        Add($"Input({string.Join(", ", axes.Prepend(channels))})");
    }

    public int Channels { get; private set; }

    /// <summary>Empty for a vector.</summary>
    public int[] Axes { get; private set; }

    public int Length => Axes.Aggregate(Channels, (product, axis) => product * axis);

    /// <summary>How many attributes there are, the input among them.</summary>
    public int Count => _attributes.Count;

    /// <summary>Adds a layer that keeps the shape.</summary>
    public void Add(string attribute) => _attributes.Add(attribute);

    /// <summary>Adds a layer that makes another shape.</summary>
    public void Add(string attribute, int channels, int[] axes)
    {
        Add(attribute);
        Channels = channels;
        Axes = axes;
    }

    public string Declaration(string name) => $"[Network]\n{string.Concat(_attributes.Select(attribute => $"[{attribute}]\n"))}public partial class {name};\n";
}

/// <summary>The window of one drawn layer on one axis.</summary>
internal readonly record struct DrawnAxis(int Size, int Stride, int Pad, int Dilation)
{
    /// <summary>The map's pixels and how far the last window or the padding reaches beyond the input; a map of 0 where the combination is invalid.</summary>
    public (int Map, int Before, int Behind) Walk(int input, bool same, Rounding rounding)
    {
        (int map, int before, int behind) = same
            ? WindowWalk.Same(input, Size, Stride, Dilation, rounding)
            : (WindowWalk.Count(input, Size, Stride, Pad, Pad, Dilation, rounding), Pad, Pad);
        int lastTap = ((map - 1) * Stride) - before + ((Size - 1) * Dilation);
        return (map, before, Math.Max(behind, lastTap - (input - 1)));
    }
}
