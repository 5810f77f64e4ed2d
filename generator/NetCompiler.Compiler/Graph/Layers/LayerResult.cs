using NetCompiler.Compiler.Graph.Ops;

namespace NetCompiler.Compiler.Graph.Layers;

/// <summary>What a layer becomes: an op and the shape of its value; after an error the shape to go on with.</summary>
public sealed record LayerResult(Op Op, Shape Shape);
