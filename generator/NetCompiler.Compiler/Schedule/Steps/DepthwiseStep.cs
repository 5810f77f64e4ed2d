using NetCompiler.Compiler.Collections;
using NetCompiler.Compiler.Graph;

namespace NetCompiler.Compiler.Schedule.Steps;

/// <summary>Depthwise convolution: one filter a channel, lanes are channels.</summary>
public sealed record DepthwiseStep : Step
{
    public override bool HasTile => true;

    public required EquatableArray<WindowAxis> Window { get; init; }

    public override EquatableArray<WindowAxis> PaddedWindow => Window;

    public required int Channels { get; init; }

    /// <summary>The second value it reads is added to each sum before the epilogue: the shortcut of a residual block.</summary>
    public bool AddsInput { get; init; }

    public required int WeightsOffset { get; init; }

    public required int BiasOffset { get; init; }

    public int Taps => Window.Aggregate(1, (product, axis) => product * axis.Size);

    public override EquatableArray<int> WeightOffsets => [WeightsOffset, BiasOffset];
}
