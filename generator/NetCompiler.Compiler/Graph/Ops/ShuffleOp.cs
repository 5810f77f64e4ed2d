namespace NetCompiler.Compiler.Graph.Ops;

/// <summary>ShuffleNet's channel shuffle: channel g·(C/G) + i becomes channel i·G + g. The shape stays.</summary>
public sealed record ShuffleOp(int Groups) : ProducerOp;
