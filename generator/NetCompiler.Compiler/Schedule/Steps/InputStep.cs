using NetCompiler.Compiler.Graph.Ops;

namespace NetCompiler.Compiler.Schedule.Steps;

/// <summary>Brings one of the user's inputs, floats channels first or picture bytes channels last, into the arena and standardises it.</summary>
public sealed record InputStep : Step
{
    /// <summary>Which input.</summary>
    public required int Index { get; init; }

    public NormalizeOp? Normalize { get; init; }

    /// <summary>Where the mean picture lies in the packed weights; −1 without one.</summary>
    public int MeanPictureOffset { get; init; } = -1;
}
