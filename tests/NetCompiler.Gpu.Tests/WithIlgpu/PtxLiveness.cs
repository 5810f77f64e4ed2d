using System.Numerics;

namespace NetCompiler.Gpu.Tests.WithIlgpu;

/// <summary>
/// How many registers of a kernel hold something that is still wanted. The text's own registers are virtual, one for each value; the assembler needs at least as many
/// real ones as are live at once. A value of 64 bits counts twice, predicates have registers of their own.
/// </summary>
internal static class PtxLiveness
{
    /// <summary>The most live registers of 32 bits.</summary>
    public static int MostLive(PtxKernel kernel)
    {
        Dictionary<string, int> numbers = [];
        foreach (string register in kernel.Instructions.SelectMany(instruction => instruction.Defined.Concat(instruction.Used)))
            numbers.TryAdd(register, numbers.Count);
        int words = (numbers.Count / 64) + 1;
        ulong[][] live = [.. kernel.Instructions.Select(_ => new ulong[words])];

        // Backwards over the text until nothing changes: what is wanted before an instruction is what it reads, and what is wanted behind it but not written by it.
        for (bool changes = true; changes;)
        {
            changes = false;
            for (int at = live.Length - 1; at >= 0; at--)
            {
                PtxInstruction instruction = kernel.Instructions[at];
                ulong[] wanted = After(kernel, live, at, words);
                if (!instruction.IsGuarded)
                    Set(wanted, instruction.Defined, false);
                Set(wanted, instruction.Used, true);
                changes |= !wanted.AsSpan().SequenceEqual(live[at]);
                live[at] = wanted;
            }
        }

        ulong[] wide = Mask("%rd", "%fd");
        ulong[] predicates = Mask("%p");
        return Enumerable.Range(0, live.Length).Max(at =>
        {
            // What an instruction writes has a register even if nobody wants it.
            ulong[] behind = After(kernel, live, at, words);
            Set(behind, kernel.Instructions[at].Defined, true);
            return Math.Max(Count(live[at]), Count(behind));
        });

        void Set(ulong[] set, IReadOnlyList<string> registers, bool value)
        {
            foreach (string register in registers)
            {
                ulong bit = 1UL << (numbers[register] % 64);
                ref ulong word = ref set[numbers[register] / 64];
                word = value ? word | bit : word & ~bit;
            }
        }

        ulong[] Mask(params string[] prefixes)
        {
            ulong[] mask = new ulong[words];
            Set(mask, [.. numbers.Keys.Where(register => prefixes.Contains(register.TrimEnd("0123456789".ToCharArray())))], true);
            return mask;
        }

        int Count(ulong[] set) => set.Select((word, i) => BitOperations.PopCount(word & ~predicates[i]) + BitOperations.PopCount(word & wide[i])).Sum();
    }

    private static ulong[] After(PtxKernel kernel, ulong[][] live, int at, int words)
    {
        ulong[] wanted = new ulong[words];
        foreach (int next in kernel.NextOf(at))
        {
            for (int i = 0; i < words; i++)
                wanted[i] |= live[next][i];
        }

        return wanted;
    }
}
