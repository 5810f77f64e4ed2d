using NetCompiler.Compiler.Collections;

namespace NetCompiler.Compiler.Schedule.Gpu.Launches;

/// <summary>A factor and a summand per channel, or per value.</summary>
public sealed record BatchNormLaunch : ValueLaunch
{
    /// <summary>Factor and summand are one for each value of the map.</summary>
    public bool IsPerPixel { get; init; }

    public required int ScaleOffset { get; init; }

    public required int ShiftOffset { get; init; }

    public override EquatableArray<int> WeightOffsets => [ScaleOffset, ShiftOffset];

    public override long WeightValues => 2 * (IsPerPixel ? Target.Shape.Length : Target.Shape.Channels);
}
