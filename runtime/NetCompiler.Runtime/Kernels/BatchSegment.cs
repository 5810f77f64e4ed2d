using System.ComponentModel;

namespace NetCompiler.Kernels;

/// <summary>Steps that a batch takes in one way.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class BatchSegment
{
    private readonly (int Offset, int Length)[] _enters;
    private readonly (int Offset, int Length)[] _leaves;

    /// <param name="begin">Its first step.</param>
    /// <param name="end">The step behind its last.</param>
    /// <param name="isTogether">Each step is computed for all samples, in their slots; otherwise all steps for one sample, in an arena.</param>
    /// <param name="enters">What is copied from the slot into the arena first.</param>
    /// <param name="leaves">What is copied back in the end.</param>
    public BatchSegment(int begin, int end, bool isTogether, (int Offset, int Length)[] enters, (int Offset, int Length)[] leaves)
    {
        Begin = begin;
        End = end;
        IsTogether = isTogether;
        _enters = enters;
        _leaves = leaves;
    }

    /// <summary>Its first step.</summary>
    public int Begin { get; }

    /// <summary>The step behind its last.</summary>
    public int End { get; }

    /// <summary>Whether each step is computed for all samples before the next.</summary>
    public bool IsTogether { get; }

    internal void Enter(Span<float> slot, Span<float> arena) => Copy(_enters, slot, arena);

    internal void Leave(Span<float> arena, Span<float> slot) => Copy(_leaves, arena, slot);

    private static void Copy((int Offset, int Length)[] ranges, Span<float> from, Span<float> to)
    {
        foreach ((int offset, int length) in ranges)
            from.Slice(offset, length).CopyTo(to[offset..]);
    }
}
