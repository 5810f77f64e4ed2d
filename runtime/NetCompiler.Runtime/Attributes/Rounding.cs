namespace NetCompiler;

/// <summary>What to do when (D + 2P − E) / S, the input size, padding, effective filter and stride, is not an integer.</summary>
public enum Rounding
{
    /// <summary>A build error, as the course says. The default.</summary>
    Exact,

    /// <summary>The last pixels may go unread.</summary>
    Floor,

    /// <summary>The last window may overhang the border; it still starts inside the input or the padding before it.</summary>
    Ceil,
}
