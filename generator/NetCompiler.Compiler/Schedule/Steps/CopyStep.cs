using NetCompiler.Compiler.Collections;

namespace NetCompiler.Compiler.Schedule.Steps;

/// <summary>
/// Copies a value pixel by pixel to some place of another map: a branch that could not be written straight into its concatenation, or a slice of an
/// axis. Lanes are channels.
/// </summary>
public sealed record CopyStep : Step
{
    /// <summary>The first pixel that is read, as an offset from the map's first.</summary>
    public int SourceOffset { get; init; }

    /// <summary>What is read is so many apart on each axis, channels first; 1 everywhere for a run.</summary>
    public EquatableArray<int> SourceSteps { get; init; }

    /// <summary>The first pixel that is written, as an offset from the map's first.</summary>
    public int TargetOffset { get; init; }

    /// <summary>What is copied; its channels and sizes.</summary>
    public required Graph.Shape Part { get; init; }
}
