using NetCompiler.Compiler.Collections;

namespace NetCompiler.Compiler.Graph;

/// <summary>The shape of one sample: channels and one to three spatial axes (length; height, width; depth, height, width); no axes for a vector.</summary>
public sealed record Shape(int Channels, EquatableArray<int> Axes)
{
    private static readonly string[][] AxisNames = [[], ["length"], ["height", "width"], ["depth", "height", "width"]];

    /// <summary>How many sizes a shape has at most: channels, depth, height, width.</summary>
    public const int MaximumSizes = 4;

    public bool IsVector => Axes.IsEmpty;

    /// <summary>The pixels of one channel; 1 for a vector.</summary>
    public long Pixels => Axes.Aggregate(1L, (product, axis) => checked(product * axis));

    /// <summary>The values of one sample.</summary>
    public long Length => checked(Channels * Pixels);

    public static Shape Vector(int length) => new(length, []);

    /// <summary>The vector of all values; of more than fit an <c>int</c>, which only a shape behind an error has, the longest one.</summary>
    public Shape Flattened => Vector((int)Math.Min(Sizes.Aggregate(1.0, (product, size) => product * size), int.MaxValue));

    public string AxisName(int axis) => AxisNames[Axes.Count][axis];

    /// <summary>The name of an axis where 0 is the channels.</summary>
    public string NameOf(int axis) => axis == 0 ? "channels" : AxisName(axis - 1);

    /// <summary>The sizes as users write them: channels first.</summary>
    public IEnumerable<int> Sizes => Axes.Prepend(Channels);

    public override string ToString() => string.Join("×", Sizes);
}
