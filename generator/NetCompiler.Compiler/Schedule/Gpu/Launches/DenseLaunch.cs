using NetCompiler.Compiler.Collections;

namespace NetCompiler.Compiler.Schedule.Gpu.Launches;

/// <summary>
/// A matrix times a vector, for one sample: a dense layer, or a convolution whose window is the whole map. It takes as long as its weights take to come from memory. A group of threads
/// owns a panel of 16 units: four threads read a row of it, one value of the sum for all 16, so that neighbouring threads read neighbouring quads; each sums its rows, then the group the
/// sums of its threads, half of them onto the other half at a time.
/// </summary>
public sealed record DenseLaunch : Launch
{
    /// <summary>Rows of a panel that a group reads at once; a layer of fewer inputs would leave threads without any.</summary>
    public const int Rows = 64;

    /// <summary>Threads that read a row.</summary>
    public const int ThreadsAcross = StepBuilder.Block / GpuBuffer.Quad;

    /// <summary>Rows that a thread asks for before it uses the first.</summary>
    public const int Unrolled = 4;

    public required int Units { get; init; }

    /// <summary>The second input is added to each value before the epilogue.</summary>
    public bool AddsInput { get; init; }

    public required int WeightsOffset { get; init; }

    public required int BiasOffset { get; init; }

    public override EquatableArray<int> WeightOffsets => [WeightsOffset, BiasOffset];

    /// <summary>Products of a sum.</summary>
    public int Depth => checked((int)Input.Shape.Length);

    public override int Threads => Rows * ThreadsAcross;

    public override GpuGrid Grid => new(1, 1, StepBuilder.Blocks(Units));

    public override int SharedFloats => Rows * StepBuilder.Block;

    /// <summary>Sums, the rows under way with their inputs, and about 16 for addresses and counters.</summary>
    public override int Registers => GpuBuffer.Quad + (Unrolled * (GpuBuffer.Quad + 1)) + 16;

    public override long WeightValues => (long)Depth * Units;
}
