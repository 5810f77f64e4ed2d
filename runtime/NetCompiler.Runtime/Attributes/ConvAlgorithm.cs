namespace NetCompiler;

/// <summary>How a convolution is computed. Results differ in rounding only, as long as all values are finite: by Winograd's algorithm an infinity or NaN spoils its whole tile.</summary>
public enum ConvAlgorithm
{
    /// <summary>Whatever costs least by the compiler's model: Winograd's algorithm only for filters of 3×3.</summary>
    Auto,

    /// <summary>The plain sum over taps and channels.</summary>
    Direct,

    /// <summary>
    /// Winograd's F(2×2, 3×3): 16 multiplications for four pixels of one channel rather than 36 (Lavin and Gray, 2015). Its rounding errors are about those of a direct
    /// convolution.
    /// </summary>
    Winograd2x2,

    /// <summary>Winograd's F(4×4, 3×3): 36 multiplications for sixteen pixels rather than 144, with about twice the rounding error of a direct convolution.</summary>
    Winograd4x4,
}
