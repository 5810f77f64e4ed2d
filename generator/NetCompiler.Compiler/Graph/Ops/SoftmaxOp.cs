namespace NetCompiler.Compiler.Graph.Ops;

/// <summary>eˣ / Σ eˣ along an axis: 0 for the channels of each pixel or a whole vector, 1 … for the spatial axes. The shape stays.</summary>
public sealed record SoftmaxOp(int Axis = 0) : ProducerOp;
