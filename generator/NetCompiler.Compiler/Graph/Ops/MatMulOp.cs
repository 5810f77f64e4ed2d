namespace NetCompiler.Compiler.Graph.Ops;

/// <summary>Matrix product over the last two axes for each channel: B×M×K and B×K×N → B×M×N.</summary>
public sealed record MatMulOp : ProducerOp;
