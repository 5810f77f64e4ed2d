namespace NetCompiler.TestKit.Reference;

/// <summary>A tensor by formula.</summary>
/// <param name="Name">Its name and its seed.</param>
/// <param name="Shape">PyTorch's order.</param>
/// <param name="Offset">The middle of its values.</param>
/// <param name="Scale">How far they go from it.</param>
public sealed record FormulaTensor(string Name, int[] Shape, double Offset, double Scale)
{
    public int Length => Shape.Aggregate(1, (product, size) => product * size);

    public float[] Values() => Formula.Values(Name, Offset, Scale, Length);
}
