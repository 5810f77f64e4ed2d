namespace NetCompiler;

/// <summary>A border around a map as a layer of its own: C×D → C×(begin + D + end) on each axis.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct, AllowMultiple = true, Inherited = false)]
public sealed class PadAttribute : LayerAttribute
{
    /// <summary>A border whose widths are given by <see cref="Sizes"/>.</summary>
    public PadAttribute()
    {
    }

    /// <summary>A border of one width.</summary>
    /// <param name="size">The border's width on both sides of every axis.</param>
    public PadAttribute(int size) => Size = size;

    /// <summary>The border's width on both sides of every axis.</summary>
    public int Size { get; }

    /// <summary>The border's width on both sides of each axis; twice as many values are the width before each axis, then behind each.</summary>
    public int[]? Sizes { get; set; }

    /// <summary>What the border holds. Default zeros.</summary>
    public PadMode Mode { get; set; }
}
