namespace NetCompiler.Compiler.Graph.Ops;

/// <summary>A function of each value alone; the shape stays.</summary>
public sealed record ActivationOp(Activation Activation) : Op;
