namespace NetCompiler;

/// <summary>The mean of each window of each channel. C×D → C×((D + 2P − F)/S + 1).</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct, AllowMultiple = true, Inherited = false)]
public sealed class AvgPoolAttribute : WindowAttribute
{
    /// <summary>A pool whose window is given by <see cref="WindowAttribute.Sizes"/>.</summary>
    public AvgPoolAttribute()
    {
    }

    /// <summary>A pool with a square window.</summary>
    /// <param name="size">The window's size F on every axis.</param>
    public AvgPoolAttribute(int size)
        : base(size)
    {
    }

    /// <summary>
    /// Whether padding counts as zeros in the mean (PyTorch's count_include_pad). Default true; the overhang of <see cref="Rounding.Ceil"/> and
    /// what Same adds never count.
    /// </summary>
    public bool CountPad { get; set; } = true;
}
