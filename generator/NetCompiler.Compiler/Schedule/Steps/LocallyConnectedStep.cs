using NetCompiler.Compiler.Collections;
using NetCompiler.Compiler.Graph;

namespace NetCompiler.Compiler.Schedule.Steps;

/// <summary>A window with weights of its own for every pixel: lanes are filters, and each value of the input meets a vector of weights.</summary>
public sealed record LocallyConnectedStep : Step
{
    public override bool HasTile => true;

    public required EquatableArray<WindowAxis> Window { get; init; }

    public override EquatableArray<WindowAxis> PaddedWindow => Window;

    public required int Filters { get; init; }

    public required int Channels { get; init; }

    /// <summary>The last axis of the window and its channels are one run of memory.</summary>
    public required bool ReadsRuns { get; init; }

    public required int WeightsOffset { get; init; }

    public required int BiasOffset { get; init; }

    /// <summary>Input values that make one output.</summary>
    public int Depth => Window.Aggregate(1, (product, axis) => product * axis.Size) * Channels;

    public override EquatableArray<int> WeightOffsets => [WeightsOffset, BiasOffset];
}
