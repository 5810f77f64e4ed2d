using NetCompiler.Compiler.Graph.Ops;

namespace NetCompiler.Compiler.Schedule.Steps;

/// <summary>Brings the user's input, floats channels first or picture bytes channels last, into the arena and standardises it.</summary>
public sealed record InputStep : Step
{
    public NormalizeOp? Normalize { get; init; }

    /// <summary>Where the mean picture lies in the packed weights; −1 without one.</summary>
    public int MeanPictureOffset { get; init; } = -1;
}
