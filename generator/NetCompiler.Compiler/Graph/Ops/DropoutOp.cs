namespace NetCompiler.Compiler.Graph.Ops;

/// <summary>Nothing at inference; the shape stays.</summary>
public sealed record DropoutOp(double Rate) : Op;
