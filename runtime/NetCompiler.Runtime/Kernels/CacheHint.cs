using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace NetCompiler.Kernels;

/// <summary>Tells the processor what will be read soon. Generated code calls it, which has no pointers of its own.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class CacheHint
{
    /// <summary>Brings a value's line into the second-level cache. It may lie outside of all memory; elsewhere than on x86 nothing happens.</summary>
    /// <param name="value">The value.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe void Fetch(ref float value)
    {
        // The address is only a hint, and packed weights are pinned.
        if (Sse.IsSupported)
            Sse.Prefetch1(Unsafe.AsPointer(ref value));
    }
}
