namespace NetCompiler.Compiler.Graph.Ops;

/// <summary>The same values in the same order (channels first) under another shape of as many values: that of the node.</summary>
public sealed record ReshapeOp : ProducerOp;
