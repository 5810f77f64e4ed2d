using System.Runtime.Intrinsics.X86;

namespace NetCompiler.Suite.Tests.Machine;

/// <summary>What the running processor has, asked apart from the runtime library.</summary>
internal static class Processor
{
    /// <summary>The instruction sets that networks can be run with here.</summary>
    public static InstructionSet[] Sets { get; } = [.. Enum.GetValues<InstructionSet>().Where(set => set is not (InstructionSet.Best or InstructionSet.Fastest) && MissingFor(set) is null)];

    /// <summary>The sets that must agree to the bit: those with fused multiply-add.</summary>
    public static InstructionSet[] SameBits { get; } = [.. Sets.Where(set => set != InstructionSet.Vector128 || Fma.IsSupported)];

    /// <summary>What the processor lacks for a set; null where it has all of it.</summary>
    public static string? MissingFor(InstructionSet set) => set switch
    {
        InstructionSet.Avx512 when !(Avx512F.IsSupported && Avx512F.VL.IsSupported && Avx512BW.IsSupported && Avx512DQ.IsSupported) => "this processor has no AVX-512 (F, VL, BW, DQ)",
        InstructionSet.Avx2 when !(Avx2.IsSupported && Fma.IsSupported) => "this processor has no AVX2 with FMA",
        _ => null,
    };
}
