namespace NetCompiler.Compiler.Graph.Ops;

/// <summary>
/// Average pooling to a given map: output o of an axis is the mean of inputs ⌊o·D/N⌋ to ⌈(o + 1)·D/N⌉, as PyTorch has it. C×D… → C×N…; the shape of
/// the node is what it makes.
/// </summary>
public sealed record AdaptivePoolOp : ProducerOp;
