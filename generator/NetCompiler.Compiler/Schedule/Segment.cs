using NetCompiler.Compiler.Collections;

namespace NetCompiler.Compiler.Schedule;

/// <summary>Steps that a batch takes in one way: sample by sample, or each step for up to 16 samples before the next.</summary>
public sealed record Segment
{
    /// <summary>Samples that are under way together.</summary>
    public const int MostSamples = 16;

    public required int FirstStep { get; init; }

    public required int LastStep { get; init; }

    /// <summary>Each step is computed for all samples, so that they share its weights; every sample has a slot of the batch's own.</summary>
    public required bool IsTogether { get; init; }

    /// <summary>The buffers that are brought from a sample's slot into the arena before its steps run; empty where they work in the slots.</summary>
    public EquatableArray<int> Enters { get; init; }

    /// <summary>The buffers that are brought back afterwards.</summary>
    public EquatableArray<int> Leaves { get; init; }
}
