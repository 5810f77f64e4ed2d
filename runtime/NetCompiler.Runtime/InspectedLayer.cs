using System.ComponentModel;
using System.Globalization;

namespace NetCompiler;

/// <summary>A layer of a network that was compiled with <c>[Network(Inspect = true)]</c>, whose activations can be read after a prediction.</summary>
public sealed class InspectedLayer
{
    private readonly int[] _shape;
    private readonly int[] _strides;
    private readonly int _offset;

    private InspectedLayer(string name, int offset, int[] shape, int[] strides)
    {
        Name = name;
        _offset = offset;
        _shape = shape;
        _strides = strides;
        Length = shape.Aggregate(1, (product, size) => product * size);
    }

    /// <summary>The layer's name.</summary>
    public string Name { get; }

    /// <summary>Channels, then the spatial axes.</summary>
    public ReadOnlySpan<int> Shape => _shape;

    /// <summary>The values of its activations.</summary>
    public int Length { get; }

    /// <summary>Name and shape: <c>conv1 16×28×28</c>.</summary>
    public override string ToString() => $"{Name} {string.Join('×', _shape)}";

    /// <summary>Reads a table: on each line a name, the offset of the first value, sizes and strides (channels, then axes). Called by generated code.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public static InspectedLayer[] Parse(string lines) => [.. lines.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(ParseLine)];

    /// <summary>Copies the activations out of an arena, channels first.</summary>
    internal void Copy(ReadOnlySpan<float> arena, Span<float> activations)
    {
        int i = 0;
        Copy(arena, activations, ref i, _offset, 0);
    }

    private static InspectedLayer ParseLine(string line)
    {
        string[] parts = line.Split(' ');
        int[] numbers = [.. parts.Skip(1).Select(part => int.Parse(part, CultureInfo.InvariantCulture))];
        int axes = (numbers.Length - 1) / 2;
        return new(parts[0], numbers[0], numbers[1..(1 + axes)], numbers[(1 + axes)..]);
    }

    private void Copy(ReadOnlySpan<float> arena, Span<float> activations, ref int i, int offset, int axis)
    {
        if (axis == _shape.Length)
        {
            activations[i++] = arena[offset];
            return;
        }

        for (int at = 0; at < _shape[axis]; at++)
            Copy(arena, activations, ref i, offset + (at * _strides[axis]), axis + 1);
    }
}
