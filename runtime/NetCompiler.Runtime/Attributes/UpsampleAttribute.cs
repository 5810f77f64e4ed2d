namespace NetCompiler;

/// <summary>Enlarges each axis of a map by a whole factor: C×D → C×(D·scale) on each axis.</summary>
/// <param name="scale">The factor on every axis.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct, AllowMultiple = true, Inherited = false)]
public sealed class UpsampleAttribute(int scale) : LayerAttribute
{
    /// <summary>The factor on every axis.</summary>
    public int Scale { get; } = scale;

    /// <summary>How the pixels between pixels are made. Default: each pixel is repeated.</summary>
    public UpsampleMode Mode { get; set; }
}
