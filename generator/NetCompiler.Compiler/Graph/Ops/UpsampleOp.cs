namespace NetCompiler.Compiler.Graph.Ops;

/// <summary>How pixels between pixels are made, by the order of the user's enum.</summary>
public enum UpsampleMode
{
    Nearest,
    Bilinear,
}

/// <summary>
/// Enlarges each axis by a whole factor. C×D… → C×(D·scale)…. Nearest repeats pixels; bilinear (two axes; one: linear, three: trilinear) takes pixel o at
/// (o + ½)/scale − ½, clamped to the map, as PyTorch does without align_corners.
/// </summary>
public sealed record UpsampleOp(int Scale, UpsampleMode Mode) : ProducerOp;
