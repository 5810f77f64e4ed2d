using NetCompiler.Compiler.Collections;
using NetCompiler.Compiler.Graph;

namespace NetCompiler.Compiler.Schedule.Steps;

/// <summary>One kernel call of a prediction.</summary>
public abstract record Step
{
    /// <summary>The layer's name; the emitted method has it in Pascal case.</summary>
    public required string Name { get; init; }

    /// <summary>What a reader of the emitted code should know, in words: shapes, window, activation.</summary>
    public required string Description { get; init; }

    /// <summary>The buffer it reads; −1 for the user's input.</summary>
    public required int Input { get; init; }

    /// <summary>The buffer it writes; −1 for the user's output.</summary>
    public required int Output { get; init; }

    /// <summary>Applied to each value before it is final.</summary>
    public EquatableArray<Activation> Epilogue { get; init; }

    /// <summary>
    /// The epilogue passes over what has been stored, rather than being part of the stores: its functions are too long for the middle of a register tile.
    /// </summary>
    public bool IsEpilogueSwept { get; init; }

    /// <summary>Units of work that may be computed apart: rows of the output, or groups of outputs. 1 when it cannot be split.</summary>
    public int Rows { get; init; } = 1;

    /// <summary>Rows of one chunk, the piece that one thread claims; equal to <see cref="Rows"/> when splitting would not pay.</summary>
    public int RowsPerChunk { get; init; } = 1;

    public int Chunks => (Rows + RowsPerChunk - 1) / RowsPerChunk;

    /// <summary>The op as in printed plans.</summary>
    public string Mnemonic => GetType().Name.Substring(0, GetType().Name.Length - 4);
}
