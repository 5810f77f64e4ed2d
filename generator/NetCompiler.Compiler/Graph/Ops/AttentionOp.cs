namespace NetCompiler.Compiler.Graph.Ops;

/// <summary>
/// What is in the middle of multi-head attention: of each pixel's 3C channels (queries, keys, values; each heads × C/heads) it makes softmax(q·kᵀ/√(C/heads) + bias)·v.
/// 3C×D… → C×D…. Over all pixels; or, for two axes, within windows of <see cref="Window"/>², moved by <see cref="Shift"/> pixels (Swin): the map is rolled by
/// −shift, cut into windows, and pixels that the roll brought together from different sides do not see each other.
/// </summary>
public sealed record AttentionOp : ProducerOp
{
    public required int Heads { get; init; }

    /// <summary>The window's side in pixels, which divides both axes; 0 for attention over all pixels.</summary>
    public int Window { get; init; }

    /// <summary>How far windows are moved; 0 for none.</summary>
    public int Shift { get; init; }

    /// <summary>
    /// The tensor of (2·window − 1)²×heads that holds a bias for each distance of two pixels, row (dy + window − 1)·(2·window − 1) + dx + window − 1 with dy, dx from key
    /// to query; null for none.
    /// </summary>
    public string? BiasTable { get; init; }
}
