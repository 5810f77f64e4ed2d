namespace NetCompiler;

/// <summary>
/// How the weights of large dense layers (65,536 or more) are kept in memory, which is what their time at one sample is spent on. Whatever it is, sums are computed in
/// float32, and the bits are the same on all instruction sets. Weights are rounded once, to the nearest, after a batch norm has been folded into them; all
/// other layers keep float32.
/// </summary>
public enum WeightStorage
{
    /// <summary>Four bytes, as loaded. The default.</summary>
    Float32,

    /// <summary>Two bytes: the range of float32, eight significant bits. A weight is off by at most 2⁻⁸ of itself.</summary>
    BFloat16,

    /// <summary>Two bytes: eleven significant bits. A weight is off by at most 2⁻¹¹ of itself, or 2⁻²⁵; loading fails where one is 128 or more, or no number.</summary>
    Float16,
}
