using NetCompiler.Compiler.Graph.Ops;

namespace NetCompiler.Compiler.Schedule.Steps;

/// <summary>Enlarges a map by a whole factor on each axis; lanes are channels.</summary>
public sealed record UpsampleStep : Step
{
    public required int Scale { get; init; }

    public required UpsampleMode Mode { get; init; }
}
