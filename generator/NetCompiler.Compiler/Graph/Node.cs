using NetCompiler.Compiler.Collections;
using NetCompiler.Compiler.Graph.Ops;

namespace NetCompiler.Compiler.Graph;

/// <summary>One value of the network and the op that makes it.</summary>
public sealed record Node
{
    /// <summary>Unique in the graph; greater than those of its inputs.</summary>
    public required int Id { get; init; }

    /// <summary>The layer's name: the stem of its tensors' names where it has weights.</summary>
    public required string Name { get; init; }

    public required Op Op { get; init; }

    /// <summary>The ids of the values it reads.</summary>
    public EquatableArray<int> Inputs { get; init; }

    /// <summary>The shape of the value it makes.</summary>
    public required Shape Shape { get; init; }

    /// <summary>Index of the layer in the architecture model; −1 for what the compiler added.</summary>
    public int Layer { get; init; } = -1;
}
