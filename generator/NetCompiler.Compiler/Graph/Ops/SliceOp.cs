namespace NetCompiler.Compiler.Graph.Ops;

/// <summary>A run of an axis: 0 for channels, 1 … for the spatial axes. The axis gets <paramref name="Length"/>, the rest of the shape stays.</summary>
public sealed record SliceOp(int Axis, int Begin, int Length) : ProducerOp;
