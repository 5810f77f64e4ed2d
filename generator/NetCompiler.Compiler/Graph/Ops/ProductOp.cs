namespace NetCompiler.Compiler.Graph.Ops;

/// <summary>
/// The product of two values of one shape, value by value; or of a map and what stands for all its pixels (C×1…, or a vector of C): the gate of a
/// squeeze-and-excitation. The larger comes first; its shape stays.
/// </summary>
public sealed record ProductOp : ProducerOp;
