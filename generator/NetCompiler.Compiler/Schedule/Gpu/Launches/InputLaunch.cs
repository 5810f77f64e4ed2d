using NetCompiler.Compiler.Collections;
using NetCompiler.Compiler.Graph.Ops;

namespace NetCompiler.Compiler.Schedule.Gpu.Launches;

/// <summary>Brings the caller's values, channels first, into the arena, standardised on the way.</summary>
public sealed record InputLaunch : ValueLaunch
{
    /// <summary>Which of the network's inputs it is.</summary>
    public required int Index { get; init; }

    public NormalizeOp? Normalize { get; init; }

    /// <summary>The packed mean picture; −1 for none.</summary>
    public int MeanPictureOffset { get; init; } = -1;

    public override EquatableArray<int> WeightOffsets => MeanPictureOffset < 0 ? [] : [MeanPictureOffset];
}
