namespace NetCompiler;

/// <summary>How the pixels between pixels are made.</summary>
public enum UpsampleMode
{
    /// <summary>Each pixel is repeated.</summary>
    Nearest,

    /// <summary>
    /// In between, linearly on each axis: pixel o lies at (o + ½)/scale − ½, clamped to the map, as PyTorch has it without align_corners. Of one axis linear, of
    /// three trilinear.
    /// </summary>
    Bilinear,
}
