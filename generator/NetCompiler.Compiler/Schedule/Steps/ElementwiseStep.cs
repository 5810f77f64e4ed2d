using NetCompiler.Compiler.Collections;

namespace NetCompiler.Compiler.Schedule.Steps;

/// <summary>What is made of two values.</summary>
public enum ElementwiseKind
{
    Sum,
    Product,
}

/// <summary>The sum or product of two maps, value by value; lanes are channels.</summary>
public sealed record ElementwiseStep : Step
{
    public required ElementwiseKind Kind { get; init; }

    /// <summary>The second value is one pixel, which meets every pixel of the first.</summary>
    public required bool IsBroadcast { get; init; }

    public override EquatableArray<int> Replaceable => IsBroadcast ? [0] : [0, 1];
}
