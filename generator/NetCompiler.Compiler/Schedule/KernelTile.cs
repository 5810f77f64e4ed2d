namespace NetCompiler.Compiler.Schedule;

/// <summary>How one step's inner loop fills the registers of one instruction set.</summary>
public sealed record KernelTile
{
    /// <summary>Pixels of a row computed together.</summary>
    public int Pixels { get; init; } = 1;

    /// <summary>Vectors of filters, channels or outputs computed together.</summary>
    public int Vectors { get; init; } = 1;

    /// <summary>Repetitions of the inner loop's body.</summary>
    public int Unroll { get; init; } = 1;

    /// <summary>The last axis of the window and its channels are written out, without a loop.</summary>
    public bool IsWindowUnrolled { get; init; }

    public override string ToString() =>
        $"{Pixels} pixels × {Vectors} vectors" + (IsWindowUnrolled ? ", window written out" : Unroll > 1 ? $", unrolled {Unroll}" : "");
}
