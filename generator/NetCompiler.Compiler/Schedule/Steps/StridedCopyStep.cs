using NetCompiler.Compiler.Collections;

namespace NetCompiler.Compiler.Schedule.Steps;

/// <summary>Copies values to other places: nested loops, each with a distance between what it reads and one between what it writes. Lanes are channels where they stay channels.</summary>
public sealed record StridedCopyStep : Step
{
    /// <summary>Outermost first; the rows of the first one are the step's rows.</summary>
    public required EquatableArray<CopyAxis> Axes { get; init; }

    /// <summary>The last axis is all channels of a pixel on both sides.</summary>
    public required bool KeepsChannels { get; init; }
}

/// <summary>One loop of a copy.</summary>
/// <param name="Size">Its turns.</param>
/// <param name="Source">Floats from what one turn reads to what the next one does.</param>
/// <param name="Target">Floats from what one turn writes to what the next one does.</param>
public sealed record CopyAxis(int Size, int Source, int Target);
