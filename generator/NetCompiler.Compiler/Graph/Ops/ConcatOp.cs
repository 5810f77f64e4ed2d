namespace NetCompiler.Compiler.Graph.Ops;

/// <summary>Values one after the other along an axis: 0 for channels, 1 … for the spatial axes. All other sizes are equal; those of the axis add up.</summary>
public sealed record ConcatOp(int Axis) : ProducerOp;
