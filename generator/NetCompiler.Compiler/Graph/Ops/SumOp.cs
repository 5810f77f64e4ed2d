namespace NetCompiler.Compiler.Graph.Ops;

/// <summary>
/// The sum of two values of one shape; or of a map and what stands for all its pixels (C×1…, or a vector of C). The larger comes first; its shape stays.
/// </summary>
public sealed record SumOp : ProducerOp;
