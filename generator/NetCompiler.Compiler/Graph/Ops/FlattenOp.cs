namespace NetCompiler.Compiler.Graph.Ops;

/// <summary>C×D… → C·D…, channel by channel.</summary>
public sealed record FlattenOp : ProducerOp;
