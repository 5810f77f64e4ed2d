namespace NetCompiler.Gpu.Tests.WithIlgpu;

/// <summary>
/// Where barriers stand among the accesses to shared memory. ILGPU moves a read to where its value is used first, and does so past a barrier of the same block: other threads
/// would already write there.
/// </summary>
internal static class PtxBarriers
{
    /// <summary>Reads of a loop that another turn's write may overtake.</summary>
    public static IEnumerable<string> MissingAroundLoops(PtxKernel kernel)
    {
        foreach (PtxLoop loop in kernel.Loops)
        {
            foreach (int load in loop.Body.Where(at => kernel.Instructions[at].LoadsShared))
            {
                // From the read to the end of the turn, and on from its beginning.
                if (Reach(kernel, load, loop.Body, loop.Begin).Contains(loop.End) && Reach(kernel, loop.End, loop.Body, -1).Any(at => kernel.Instructions[at].StoresShared))
                    yield return $"instruction {load} reads shared memory that the next turn of the loop at {loop.Begin} to {loop.End} writes without a barrier";
            }
        }
    }

    /// <summary>Pairs of a write and a read, in either order, with no barrier on some way from one to the other.</summary>
    public static IEnumerable<string> MissingBetween(PtxKernel kernel)
    {
        HashSet<int> everything = [.. Enumerable.Range(0, kernel.Instructions.Count)];
        for (int at = 0; at < kernel.Instructions.Count; at++)
        {
            PtxInstruction instruction = kernel.Instructions[at];
            if (!instruction.LoadsShared && !instruction.StoresShared)
                continue;
            foreach (int other in Reach(kernel, at, everything, -1).Where(other => instruction.LoadsShared ? kernel.Instructions[other].StoresShared : kernel.Instructions[other].LoadsShared))
                yield return $"instructions {at} ({instruction.Opcode}) and {other} ({kernel.Instructions[other].Opcode}) have no barrier between them";
        }
    }

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
