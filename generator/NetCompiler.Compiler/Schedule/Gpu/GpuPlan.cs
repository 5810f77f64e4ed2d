using NetCompiler.Compiler.Collections;
using NetCompiler.Compiler.Schedule.Gpu.Launches;

namespace NetCompiler.Compiler.Schedule.Gpu;

/// <summary>Every decision about how a network is computed on a GPU. The emitter prints it and decides nothing.</summary>
public sealed record GpuPlan
{
    public required string Name { get; init; }

    public required EquatableArray<PlanPort> Inputs { get; init; }

    public required EquatableArray<PlanPort> Outputs { get; init; }

    /// <summary>The samples of the largest batch that is computed at once.</summary>
    public required int MaximumBatch { get; init; }

    /// <summary>How values are stored and multiplied.</summary>
    public required GpuPrecision Precision { get; init; }

    /// <summary>The kernels of one sample, in order.</summary>
    public required EquatableArray<Launch> Single { get; init; }

    /// <summary>Those of a batch: the same values in the same buffers, in tiles that suit the declared batch. Empty where it is 1.</summary>
    public required EquatableArray<Launch> Batch { get; init; }

    public required EquatableArray<GpuBuffer> Buffers { get; init; }

    /// <summary>As the CPU's direct kernels have them: blocks of 16 outputs. One copy serves both lists.</summary>
    public required EquatableArray<PackedWeights> Weights { get; init; }

    /// <summary>Values of the arena for one sample.</summary>
    public required int ArenaLength { get; init; }

    public required int WeightsLength { get; init; }

    /// <summary>Both lists one after the other.</summary>
    public IEnumerable<Launch> Launches => Single.Concat(Batch);

    /// <summary>Bytes of a stored value.</summary>
    public int ElementBytes => Precision == GpuPrecision.Float32 ? 4 : 2;
}
