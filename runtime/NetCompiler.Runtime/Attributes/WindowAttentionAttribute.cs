namespace NetCompiler;

/// <summary>
/// Multi-head attention of the pixels of a window to each other, with a learnt bias for each distance of two pixels (Swin). With a shift the
/// map is rolled by it first, and pixels that come together from different sides do not see each other. C×H×W, and the shape stays. Tensors:
/// <c>{name}.qkv.weight</c> of 3C×C, <c>{name}.qkv.bias</c> of 3C, <c>{name}.relative_position_bias_table</c> of (2·window − 1)²×heads,
/// <c>{name}.proj.weight</c> of C×C, <c>{name}.proj.bias</c> of C. Default names windowattention1, windowattention2 ….
/// </summary>
/// <param name="heads">The number of heads, which must divide the channels.</param>
/// <param name="window">The window's side in pixels, which must divide the map's height and width.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct, AllowMultiple = true, Inherited = false)]
public sealed class WindowAttentionAttribute(int heads, int window) : LayerAttribute
{
    /// <summary>The number of heads, which must divide the channels.</summary>
    public int Heads { get; } = heads;

    /// <summary>The window's side in pixels, which must divide the map's height and width.</summary>
    public int Window { get; } = window;

    /// <summary>
    /// By how many pixels windows are moved, fewer than their side: half of it in every second block of Swin, none where one window is the whole
    /// map. Default 0.
    /// </summary>
    public int Shift { get; set; }
}
