namespace NetCompiler.TestKit.Sampling;

/// <summary>A value of a drawn Forward method.</summary>
/// <param name="Name">The variable that holds it.</param>
/// <param name="Channels">Its channels.</param>
/// <param name="Axes">Its axes; none for a vector.</param>
internal sealed record DrawnValue(string Name, int Channels, int[] Axes)
{
    public bool IsVector => Axes.Length == 0;

    public int Pixels => Axes.Aggregate(1, (product, axis) => product * axis);

    public int Length => Channels * Pixels;

    public int[] Sizes => [Channels, .. Axes];

    public bool HasShapeOf(DrawnValue other) => Sizes.SequenceEqual(other.Sizes);
}
