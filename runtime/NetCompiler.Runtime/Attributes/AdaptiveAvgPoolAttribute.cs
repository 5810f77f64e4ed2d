namespace NetCompiler;

/// <summary>Averages a map of any size to a given one: C×D → C×N on each axis, where pixel o is the mean of the pixels from ⌊o·D/N⌋ up to ⌈(o + 1)·D/N⌉.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct, AllowMultiple = true, Inherited = false)]
public sealed class AdaptiveAvgPoolAttribute : LayerAttribute
{
    /// <summary>A pool whose output is given by <see cref="Sizes"/>.</summary>
    public AdaptiveAvgPoolAttribute()
    {
    }

    /// <summary>A pool with a square output.</summary>
    /// <param name="size">The output's size N on every axis.</param>
    public AdaptiveAvgPoolAttribute(int size) => Size = size;

    /// <summary>The output's size N on every axis.</summary>
    public int Size { get; }

    /// <summary>The output's size on each axis, in the order of the input's axes, in place of one square size.</summary>
    public int[]? Sizes { get; set; }
}
