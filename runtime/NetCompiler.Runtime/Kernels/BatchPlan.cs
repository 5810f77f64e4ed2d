using System.ComponentModel;

namespace NetCompiler.Kernels;

/// <summary>How a network takes batches: its steps in segments, each sample by sample or for all samples of a group at once. Made by generated code.</summary>
/// <param name="SlotLength">Floats of the slot that each sample of a group has.</param>
/// <param name="Segments">All steps in order.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record BatchPlan(int SlotLength, BatchSegment[] Segments)
{
    /// <summary>Samples of a group.</summary>
    public const int MostSamples = 16;
}
