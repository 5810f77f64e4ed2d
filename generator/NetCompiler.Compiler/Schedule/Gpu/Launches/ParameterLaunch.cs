using NetCompiler.Compiler.Collections;

namespace NetCompiler.Compiler.Schedule.Gpu.Launches;

/// <summary>Copies a learnt tensor out of the packed weights, where it lies pixel by pixel, for every sample.</summary>
public sealed record ParameterLaunch : ValueLaunch
{
    public required int ValuesOffset { get; init; }

    public override EquatableArray<int> WeightOffsets => [ValuesOffset];

    public override long WeightValues => Target.Shape.Length;
}
