namespace NetCompiler.Compiler.Schedule;

/// <summary>One buffer of the arena.</summary>
public sealed record BufferPlan
{
    public required int Id { get; init; }

    /// <summary>The layer whose output it holds.</summary>
    public required string Name { get; init; }

    public required BufferLayout Layout { get; init; }

    /// <summary>Floats it takes: its layout, and room for whole vectors that a last store may write behind it.</summary>
    public required int Length { get; init; }

    /// <summary>Its place in the arena, in floats; a multiple of 16.</summary>
    public int Offset { get; init; }

    /// <summary>The step that writes it first; of scratch space the one that works in it.</summary>
    public int FirstStep { get; init; }

    /// <summary>The step that reads it last.</summary>
    public int LastStep { get; init; }

    /// <summary>The buffer whose memory its first step writes it over, place by place, while it reads that buffer for the last time; null for none.</summary>
    public int? Replaces { get; init; }

    /// <summary>
    /// It shares its memory with no other buffer, so that the zeros of its border, written when the arena is made, stay. Only for small
    /// borders: keeping large buffers apart would cost more memory than writing their borders costs time.
    /// </summary>
    public bool IsExclusive { get; init; }
}
