namespace NetCompiler.Gpu.Tests.WithIlgpu;

/// <summary>
/// Where barriers stand among the accesses to shared memory. ILGPU moves a read to where its value is used first, and does so past a barrier of the same block: other threads
/// would already write there.
/// </summary>
internal static class PtxBarriers
{
    /// <summary>
    /// Accesses of a loop's turn that meet those of the next one without a barrier: a read that a write may overtake, or a write whose value may come too late. In loops without any
    /// barrier threads keep to places of their own.
    /// </summary>
    public static IEnumerable<string> MissingAroundLoops(PtxKernel kernel)
    {
        foreach (PtxLoop loop in kernel.Loops.Where(loop => loop.Body.Any(at => kernel.Instructions[at].IsBarrier)))
        {
            int[] next = [.. Reach(kernel, loop.End, loop.Body, -1)];
            foreach (int at in loop.Body.Where(at => Touches(kernel, at) && Reach(kernel, at, loop.Body, loop.Begin).Contains(loop.End)))
            {
                foreach (int other in next.Where(other => Meet(kernel, at, other)))
                    yield return $"{Describe(kernel, at)} and, in the next turn of the loop from {loop.Begin} to {loop.End}, {Describe(kernel, other)}";
            }
        }
    }

    /// <summary>Reads with a write behind them on some way without a barrier.</summary>
    public static IEnumerable<string> MissingBehindReads(PtxKernel kernel)
    {
        HashSet<int> everything = [.. Enumerable.Range(0, kernel.Instructions.Count)];
        return everything.Where(at => kernel.Instructions[at].LoadsShared)
            .SelectMany(at => Reach(kernel, at, everything, -1).Where(other => Meet(kernel, at, other)).Select(other => $"{Describe(kernel, at)} and {Describe(kernel, other)}"));
    }

    private static bool Touches(PtxKernel kernel, int at) => kernel.Instructions[at].LoadsShared || kernel.Instructions[at].StoresShared;

    /// <summary>One reads and the other writes the same array, as far as that can be said.</summary>
    private static bool Meet(PtxKernel kernel, int at, int other)
    {
        if (!Touches(kernel, other) || kernel.Instructions[at].LoadsShared == kernel.Instructions[other].LoadsShared)
            return false;
        (string first, string second) = (kernel.ArrayOf(at), kernel.ArrayOf(other));
        return first == second || first.Length == 0 || second.Length == 0;
    }

    private static string Describe(PtxKernel kernel, int at) => $"{at}: {kernel.Instructions[at].Opcode}";

    /// <summary>The places that follow one on some way without a barrier.</summary>
    /// <param name="kernel">The kernel.</param>
    /// <param name="from">Where the ways begin.</param>
    /// <param name="within">The places that they may touch.</param>
    /// <param name="closed">A place that they may not touch.</param>
    private static HashSet<int> Reach(PtxKernel kernel, int from, IReadOnlySet<int> within, int closed)
    {
        HashSet<int> reached = [];
        Stack<int> open = new(kernel.NextOf(from));
        while (open.TryPop(out int at))
        {
            if (at == closed || !within.Contains(at) || kernel.Instructions[at].IsBarrier || !reached.Add(at))
                continue;
            foreach (int next in kernel.NextOf(at))
                open.Push(next);
        }

        return reached;
    }
}
