namespace NetCompiler;

/// <summary>min(max(x, lowest), highest) on every value; NaN stays NaN.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct, AllowMultiple = true, Inherited = false)]
public sealed class ClipAttribute : LayerAttribute
{
    /// <summary>The lowest value that comes out. Default −1.</summary>
    public double Min { get; set; } = -1;

    /// <summary>The highest value that comes out, at least the lowest. Default 1.</summary>
    public double Max { get; set; } = 1;
}
