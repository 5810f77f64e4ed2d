namespace NetCompiler;

/// <summary>The base of the layers that slide a window over a map: the D-F-S rule of the course holds on each of its axes.</summary>
public abstract class WindowAttribute : LayerAttribute
{
    private protected WindowAttribute()
    {
    }

    private protected WindowAttribute(int size) => Size = size;

    /// <summary>The window's size F on every axis.</summary>
    public int Size { get; }

    /// <summary>The window's size on each axis, in the order of the input's axes, in place of one square size.</summary>
    public int[]? Sizes { get; set; }

    /// <summary>The step S between windows; by default 1 for convolutions and the window for pools.</summary>
    public int Stride { get; set; }

    /// <summary>The step on each axis.</summary>
    public int[]? Strides { get; set; }

    /// <summary>The padding P on both sides of every axis. Default 0.</summary>
    public int Pad { get; set; }

    /// <summary>The padding on both sides of each axis; twice as many values are the padding before each axis, then behind each.</summary>
    public int[]? Pads { get; set; }

    /// <summary>
    /// Pads so that the map is D / S; an odd total puts the extra pixel at the end. An error when S does not divide D, unless the rounding is
    /// <see cref="Rounding.Ceil"/>.
    /// </summary>
    public bool Same { get; set; }

    /// <summary>What to do when the window does not fit a whole number of times. Default <see cref="Rounding.Exact"/>: a build error.</summary>
    public Rounding Rounding { get; set; }
}
