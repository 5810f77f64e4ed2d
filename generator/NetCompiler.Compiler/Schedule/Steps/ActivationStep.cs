using NetCompiler.Compiler.Collections;

namespace NetCompiler.Compiler.Schedule.Steps;

/// <summary>The epilogue and nothing else, where no producer could take it over; lanes are channels.</summary>
public sealed record ActivationStep : Step
{
    public override EquatableArray<int> Replaceable => [0];
}
