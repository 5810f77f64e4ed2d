using NetCompiler.Compiler.Graph.Ops;

namespace NetCompiler.Compiler.Graph.Layers;

/// <summary>What a layer becomes: an op and the shape of its value; after an error the shape to go on with.</summary>
public sealed record LayerResult(Op Op, Shape Shape)
{
    /// <summary>The ops that come before, each reading the one before it and the first the layer's input: a layer such as attention is several.</summary>
    public IReadOnlyList<LayerPart> Before { get; init; } = [];

    /// <summary>What the last op is called, where that is not the layer's name.</summary>
    public string? Name { get; init; }

    /// <summary>The op reads the layer's two inputs in the other order.</summary>
    public bool IsSwapped { get; init; }
}

/// <summary>One of the ops that a layer is made of.</summary>
public sealed record LayerPart(string Name, Op Op, Shape Shape);
