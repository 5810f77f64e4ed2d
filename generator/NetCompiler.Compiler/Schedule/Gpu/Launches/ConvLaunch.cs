using NetCompiler.Compiler.Collections;
using NetCompiler.Compiler.Graph;
using NetCompiler.Compiler.Graph.Ops;

namespace NetCompiler.Compiler.Schedule.Gpu.Launches;

/// <summary>
/// A convolution as a product of matrices that are never written down (implicit GEMM; Chetlur et al., cuDNN, 2014): rows are the pixels of all samples, columns filters, the sum
/// runs over taps and in each over channels. A dense layer is one whose window is the whole map, a transposed convolution several that each make every S-th pixel.
/// </summary>
public sealed record ConvLaunch : Launch
{
    public required EquatableArray<WindowAxis> Window { get; init; }

    public required int Filters { get; init; }

    public int Groups { get; init; } = 1;

    /// <summary>Channels of a group of the convolution.</summary>
    public required int ChannelsPerGroup { get; init; }

    public PadMode PadMode { get; init; }

    /// <summary>The second input is added to each value before the epilogue.</summary>
    public bool AddsInput { get; init; }

    /// <summary>The pixels of the output that it makes: every so many on each axis; empty for all.</summary>
    public EquatableArray<int> OutputScale { get; init; }

    /// <summary>The first of them on each axis; empty for the first.</summary>
    public EquatableArray<int> OutputPhase { get; init; }

    public required GemmTile Tile { get; init; }

    public required int WeightsOffset { get; init; }

    public required int BiasOffset { get; init; }

    public override EquatableArray<int> WeightOffsets => [WeightsOffset, BiasOffset];

    public int FiltersPerGroup => Filters / Groups;

    /// <summary>Products of a sum.</summary>
    public int Depth => Window.Aggregate(ChannelsPerGroup, (product, axis) => checked(product * axis.Size));

    /// <summary>Whether four neighbouring channels are read at once.</summary>
    public bool LoadsQuads => Input.LoadsQuads && ChannelsPerGroup % GpuBuffer.Quad == 0;

    /// <summary>Pixels of a sample that it makes.</summary>
    public long Pixels => Window.Aggregate(1L, (product, axis) => checked(product * axis.Output));

    public override int Threads => Tile.Threads;

    public override GpuGrid Grid => new(Pixels, Tile.Rows, Groups * ((FiltersPerGroup + Tile.Columns - 1) / Tile.Columns));

    public override int SharedFloats => Tile.SharedFloats;

    public override int Registers => Tile.Registers;

    public override long WeightValues => (long)Depth * Filters;
}
