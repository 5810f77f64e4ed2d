using NetCompiler.Compiler.Collections;

namespace NetCompiler.Compiler.Schedule.Steps;

/// <summary>What every step has: whose it is, and what it reads and writes.</summary>
public sealed record StepPlace
{
    /// <summary>The layer's name; the emitted method has it in Pascal case.</summary>
    public required string Name { get; init; }

    /// <summary>What a reader of the emitted code should know, in words: shapes, window, activation.</summary>
    public required string Description { get; init; }

    /// <summary>Multiply-adds of one prediction as <see cref="Graph.NetworkCost"/> counts them, whatever the algorithm.</summary>
    public long MultiplyAdds { get; init; }

    /// <summary>The values it reads; none for the user's input.</summary>
    public EquatableArray<BufferView> Inputs { get; init; }

    /// <summary>The buffer in which its kernel works, of which every thread has its own; null for none.</summary>
    public int? Scratch { get; init; }

    /// <summary>The value it writes; null for the user's output.</summary>
    public BufferView? Output { get; init; }
}
