using NetCompiler.Compiler.Graph;

namespace NetCompiler.Compiler.Schedule.Gpu.Launches;

/// <summary>Copies a value to some place of another along an axis: a branch that could not be written straight into its concatenation, or a slice that is no view.</summary>
public sealed record CopyLaunch : ValueLaunch
{
    /// <summary>What is copied; its channels and sizes.</summary>
    public required Shape Part { get; init; }

    /// <summary>The axis along which places differ, 0 being channels.</summary>
    public required int Axis { get; init; }

    /// <summary>The first place that is read.</summary>
    public int SourceBegin { get; init; }

    /// <summary>From one place that is read to the next.</summary>
    public int SourceStep { get; init; } = 1;

    /// <summary>The first place that is written.</summary>
    public int TargetBegin { get; init; }

    public override Shape Made => Part;
}
