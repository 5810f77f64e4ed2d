using NetCompiler.Compiler.Collections;
using NetCompiler.Compiler.Graph.Layers;

namespace NetCompiler.Compiler.Graph;

/// <summary>A value of a network that is being built. After an error it may have one of several shapes.</summary>
public sealed class GraphValue
{
    internal GraphValue(int id, IEnumerable<Shape> candidates, ShapeDoubt doubt)
    {
        Id = id;
        Candidates = candidates.ToEquatableArray();
        Doubt = doubt;
    }

    /// <summary>The node that makes it.</summary>
    public int Id { get; }

    /// <summary>Its shape; after an error the likeliest.</summary>
    public Shape Shape => Candidates[0];

    /// <summary>Whether the shape is known for certain.</summary>
    public bool IsCertain => Doubt == ShapeDoubt.None && Candidates.Count == 1;

    internal EquatableArray<Shape> Candidates { get; }

    internal ShapeDoubt Doubt { get; }

    /// <summary>The map that was flattened into this vector; null where it was none.</summary>
    internal Shape? Flattened { get; init; }
}
