namespace NetCompiler.Compiler.Graph.Ops;

/// <summary>eˣ / Σ eˣ over the channels of each pixel, or over a whole vector; the shape stays.</summary>
public sealed record SoftmaxOp : ProducerOp;
