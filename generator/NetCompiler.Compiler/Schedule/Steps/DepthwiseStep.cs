using NetCompiler.Compiler.Collections;
using NetCompiler.Compiler.Graph;

namespace NetCompiler.Compiler.Schedule.Steps;

/// <summary>Depthwise convolution: one filter a channel, lanes are channels.</summary>
public sealed record DepthwiseStep : Step
{
    public required EquatableArray<WindowAxis> Window { get; init; }

    public required int Channels { get; init; }

    public required int WeightsOffset { get; init; }

    public required int BiasOffset { get; init; }

    public int Taps => Window.Aggregate(1, (product, axis) => product * axis.Size);
}
