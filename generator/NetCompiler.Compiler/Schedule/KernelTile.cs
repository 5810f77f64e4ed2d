namespace NetCompiler.Compiler.Schedule;

/// <summary>How one step's inner loop fills the registers of one instruction set.</summary>
public sealed record KernelTile
{
    /// <summary>Pixels of a row computed together.</summary>
    public int Pixels { get; init; } = 1;

    /// <summary>Vectors of filters, channels or outputs computed together; where lanes are pixels, of a row.</summary>
    public int Vectors { get; init; } = 1;

    /// <summary>Filters computed together where lanes are pixels.</summary>
    public int Filters { get; init; } = 1;

    /// <summary>Samples of a batch computed together.</summary>
    public int Samples { get; init; } = 1;

    /// <summary>Repetitions of the inner loop's body.</summary>
    public int Unroll { get; init; } = 1;

    /// <summary>The last axis of the window and its channels are written out, without a loop.</summary>
    public bool IsWindowUnrolled { get; init; }

    /// <summary>The pixels are a whole row, so each tap meets only those at which it lies inside the map.</summary>
    public bool IsWholeRow { get; init; }

    /// <summary>The taps of a row side by side in the loop over channels: each meets another pixel.</summary>
    public bool IsTapInner { get; init; }

    /// <summary>Cache lines of the weights that come next to ask for in each turn of the inner loop.</summary>
    public int Prefetches { get; init; }

    public override string ToString() =>
        (Samples > 1 ? $"{Samples} samples × " : "") + (Filters > 1 ? $"{Filters} filters × " : "") + (Pixels > 1 ? $"{Pixels} pixels × " : "") + $"{Vectors} vector{(Vectors > 1 ? "s" : "")}" + (IsWholeRow ? ", a whole row" : "") + (IsTapInner ? ", taps side by side" : "") + (IsWindowUnrolled ? ", window written out" : Unroll > 1 ? $", unrolled {Unroll}" : "");
}
