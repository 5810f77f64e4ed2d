using NetCompiler.Compiler.Graph.Ops;

namespace NetCompiler.Compiler.Schedule.Steps;

/// <summary>Fills the border of a buffer after its map has been written.</summary>
public sealed record BorderStep : Step
{
    public required PadMode Mode { get; init; }
}
