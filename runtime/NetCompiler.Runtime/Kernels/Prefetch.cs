using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace NetCompiler.Kernels;

/// <summary>Asks the processor for memory that will be read soon; generated kernels call it for the weights that come next.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Prefetch
{
    /// <summary>
    /// Begins to bring the cache line of an address into the second-level cache. The address may lie anywhere: nothing is read, and a place that is not memory is ignored. Does nothing where
    /// the processor has no such instruction.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe void ToSecondLevel(ref readonly float place)
    {
        if (Sse.IsSupported)
            Sse.Prefetch1(Unsafe.AsPointer(ref Unsafe.AsRef(in place)));
    }
}
