using System.Runtime.Intrinsics.X86;

namespace NetCompiler.Kernels;

/// <summary>Settles, once per loaded network, which of its kernels run. Called by generated code.</summary>
public static class InstructionSetSelector
{
    /// <summary>
    /// Turns <see cref="InstructionSet.Best"/> into the widest set this machine has, and <see cref="InstructionSet.Fastest"/> into what <see cref="InstructionSetProbe"/>
    /// has found out, or until then the widest; any other set is returned as it is.
    /// </summary>
    /// <param name="asked">The set of the options.</param>
    /// <param name="network">The network's class.</param>
    /// <returns>One of the sets that name instructions.</returns>
    /// <exception cref="PlatformNotSupportedException">The machine lacks the set asked for.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The value is none of the enumeration's.</exception>
    public static InstructionSet Resolve(InstructionSet asked, Type network) =>
        asked == InstructionSet.Fastest && InstructionSetProbe.Answer(network) is { } fastest ? fastest : Resolve(asked);

    /// <summary>The same for a network of which nothing has been found out.</summary>
    internal static InstructionSet Resolve(InstructionSet asked) => Resolve(asked, HasAvx512, HasAvx2);

    internal static InstructionSet Resolve(InstructionSet asked, bool hasAvx512, bool hasAvx2)
    {
        if (asked is < InstructionSet.Best or > InstructionSet.Fastest)
            throw new ArgumentOutOfRangeException(nameof(asked), asked, $"{asked} is no instruction set.");
        if (asked is InstructionSet.Best or InstructionSet.Fastest)
            return hasAvx512 ? InstructionSet.Avx512 : hasAvx2 ? InstructionSet.Avx2 : InstructionSet.Vector128;
        if ((asked == InstructionSet.Avx512 && !hasAvx512) || (asked == InstructionSet.Avx2 && !hasAvx2))
        {
            string available = (hasAvx512 ? "Avx512, " : "") + (hasAvx2 ? "Avx2, " : "") + "Vector128";
            throw new PlatformNotSupportedException($"The instruction set {asked} was asked for; this machine has {available}.");
        }

        return asked;
    }

    // Not Vector512.IsHardwareAccelerated: it answers no on processors that lower their clock for 512-bit vectors.
    internal static bool HasAvx512 =>
        Avx512F.IsSupported && Avx512F.VL.IsSupported && Avx512BW.IsSupported && Avx512DQ.IsSupported;

    internal static bool HasAvx2 => Avx2.IsSupported && Fma.IsSupported;
}
