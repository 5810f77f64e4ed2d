using NetCompiler.Compiler.Collections;
using NetCompiler.Compiler.Graph;

namespace NetCompiler.Compiler.Schedule.Steps;

/// <summary>One kernel call of a prediction.</summary>
public abstract record Step
{
    public required StepPlace Place { get; init; }

    public string Name => Place.Name;

    public string Description => Place.Description;

    public EquatableArray<BufferView> Inputs => Place.Inputs;

    /// <summary>The first value it reads.</summary>
    public BufferView Input => Inputs[0];

    /// <summary>The value it writes.</summary>
    public BufferView Output => Place.Output ?? throw new InvariantException($"{Name}: it writes to the caller");

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

    /// <summary>The packed weights that its kernel is given, as offsets; empty for none.</summary>
    public virtual EquatableArray<int> WeightOffsets => [];

    /// <summary>Multiply-adds that its kernel performs in one prediction: those of the layer's definition, or by a faster algorithm fewer.</summary>
    public virtual long PerformedMultiplyAdds => Place.MultiplyAdds;

    /// <summary>Floats of packed weights that it reads in one prediction.</summary>
    public int WeightsLength { get; init; }

    /// <summary>Those of them that the user may have stored in 16 bits.</summary>
    public int ShortenableLength { get; init; }

    /// <summary>Whether its kernel keeps a tile of results in registers, of a size that each instruction set has its own.</summary>
    public virtual bool HasTile => false;

    /// <summary>The sizes that its kernel is told; all others are written into it.</summary>
    public virtual EquatableArray<KernelArgument> Arguments => [];

    /// <summary>The window that slides over the first value, whose first place begins with the padding; empty where nothing slides over a border.</summary>
    public virtual EquatableArray<WindowAxis> PaddedWindow => [];

    /// <summary>The first pixel it writes on each axis; empty for the map's first.</summary>
    public virtual EquatableArray<int> FirstWritten => [];

    /// <summary>
    /// The inputs, by number, whose memory its output may take: of them each place is read for the same place of the output only, before that is written, which happens once.
    /// </summary>
    public virtual EquatableArray<int> Replaceable => [];

    /// <summary>Whether it writes this buffer.</summary>
    public bool Writes(int buffer) => Place.Output?.Buffer == buffer;

    /// <summary>Whether it reads this buffer.</summary>
    public bool Reads(int buffer) => Inputs.Any(view => view.Buffer == buffer);

    /// <summary>The buffers that must hold what is in them, or be free, while it runs.</summary>
    public IEnumerable<int> Buffers => new[] { Place.Output?.Buffer, Place.Scratch }.OfType<int>().Concat(Inputs.Select(view => view.Buffer));

    /// <summary>The op as in printed plans.</summary>
    public string Mnemonic => GetType().Name.Substring(0, GetType().Name.Length - 4);
}
