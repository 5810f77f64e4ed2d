using NetCompiler.Compiler.Collections;
using NetCompiler.Compiler.Graph;

namespace NetCompiler.Compiler.Schedule.Steps;

/// <summary>
/// Direct convolution of few filters over planar maps: lanes are pixels of a row, and each weight meets a vector of the input. Adds in the order of
/// <see cref="ConvStep"/> and reads the same packed weights.
/// </summary>
public sealed record PixelConvStep : Step
{
    public override bool HasTile => true;

    public required EquatableArray<WindowAxis> Window { get; init; }

    public override EquatableArray<WindowAxis> PaddedWindow => Window;

    public required int Filters { get; init; }

    public required int Channels { get; init; }

    public required int WeightsOffset { get; init; }

    public required int BiasOffset { get; init; }

    public int Taps => Window.Aggregate(1, (product, axis) => product * axis.Size);

    /// <summary>Input values that make one output.</summary>
    public int Depth => Taps * Channels;

    public override EquatableArray<int> WeightOffsets => [WeightsOffset, BiasOffset];
}
