using NetCompiler.Compiler.Collections;

namespace NetCompiler.Compiler.Schedule.Steps;

/// <summary>Copies a learnt tensor out of the packed weights, where it lies pixel by pixel; lanes are channels.</summary>
public sealed record ParameterStep : Step
{
    public required int ValuesOffset { get; init; }

    public override EquatableArray<int> WeightOffsets => [ValuesOffset];
}
