using NetCompiler.Compiler.Collections;
using NetCompiler.Compiler.Graph;

namespace NetCompiler.Compiler.Schedule.Steps;

/// <summary>
/// The second half of a convolution of few filters: a convolution of one pixel has made a channel of each tap and filter, and every output adds up those
/// of its taps, from the pixels that they meet.
/// </summary>
public sealed record TapSumStep : Step
{
    /// <summary>The phases of a transposed convolution; a plain one has one.</summary>
    public required EquatableArray<TapPhase> Phases { get; init; }

    /// <summary>How far the outputs of a phase are apart on each axis.</summary>
    public required EquatableArray<int> Scale { get; init; }

    public required int Filters { get; init; }

    public required int BiasOffset { get; init; }

    /// <summary>Outputs of the longest phase on each axis.</summary>
    public EquatableArray<int> Places => Scale.Select((_, axis) => Phases.Max(phase => phase.Window[axis].Output)).ToEquatableArray();

    public override EquatableArray<int> WeightOffsets => [BiasOffset];
}

/// <summary>The outputs that share their taps.</summary>
/// <param name="First">The first output on each axis.</param>
/// <param name="Window">The window over the input; its padding may be negative.</param>
/// <param name="Taps">The number of each of its taps among the channels, filter by filter.</param>
public sealed record TapPhase(EquatableArray<int> First, EquatableArray<WindowAxis> Window, EquatableArray<int> Taps);
