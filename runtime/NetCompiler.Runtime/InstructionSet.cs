namespace NetCompiler;

/// <summary>The vector instructions a network's kernels use. All of them give the same bits where the machine has fused multiply-add.</summary>
public enum InstructionSet
{
    /// <summary>The widest the running machine has. The default.</summary>
    Best,

    /// <summary>128-bit vectors: every machine, and the path of ARM64.</summary>
    Vector128,

    /// <summary>256-bit vectors with fused multiply-add (x86 AVX2 and FMA).</summary>
    Avx2,

    /// <summary>512-bit vectors with masks (x86 AVX-512 F, BW, DQ and VL).</summary>
    Avx512,

    /// <summary>
    /// The faster of <see cref="Avx512"/> and <see cref="Avx2"/> on the running machine, where it has both (on some processors the wider vectors gain nothing): the first
    /// <c>Load</c> of a network class in a process predicts a few times with each and keeps the faster, for later loads too. Otherwise as <see cref="Best"/>.
    /// </summary>
    Fastest,
}
