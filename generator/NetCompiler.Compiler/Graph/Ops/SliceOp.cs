namespace NetCompiler.Compiler.Graph.Ops;

/// <summary>
/// A run of an axis, or every <paramref name="Step"/>th of it: 0 for channels, 1 … for the spatial axes. The axis gets <paramref name="Length"/>, the rest of the
/// shape stays.
/// </summary>
public sealed record SliceOp(int Axis, int Begin, int Length, int Step = 1) : ProducerOp
{
    /// <summary>Where it ends: one behind the last index.</summary>
    public long End => Begin + ((long)(Length - 1) * Step) + 1;
}
