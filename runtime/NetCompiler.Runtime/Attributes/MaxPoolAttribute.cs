namespace NetCompiler;

/// <summary>The largest value of each window of each channel; padding never wins. C×D → C×((D + 2P − F)/S + 1).</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct, AllowMultiple = true, Inherited = false)]
public sealed class MaxPoolAttribute : WindowAttribute
{
    /// <summary>A pool whose window is given by <see cref="WindowAttribute.Sizes"/>.</summary>
    public MaxPoolAttribute()
    {
    }

    /// <summary>A pool with a square window.</summary>
    /// <param name="size">The window's size F on every axis.</param>
    public MaxPoolAttribute(int size)
        : base(size)
    {
    }
}
