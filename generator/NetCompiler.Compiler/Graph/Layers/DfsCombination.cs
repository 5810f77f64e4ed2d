namespace NetCompiler.Compiler.Graph.Layers;

/// <summary>How a combination of input, filter and stride fares.</summary>
internal enum DfsVerdict
{
    Valid,
    NotDivisible,
    SameNotDivisible,
    WindowTooLarge,
}

/// <summary>One axis's D, F, S, P and L as the user gave them, and the course's verdict on them. P may differ between the two sides.</summary>
internal sealed record DfsCombination(int Input, int Size, int Stride, int PadBegin, int PadEnd, int Dilation, bool Same, Rounding Rounding)
{
    /// <summary>Reflected pixels must exist: the border is narrower than the map.</summary>
    public bool IsReflecting { get; init; }

    /// <summary>A pool's window must hold more than padding.</summary>
    public bool IsPool { get; init; }

    /// <summary>The widest border of the axis, what rounding up adds included.</summary>
    public int WidestBorder => ToAxis() is var axis ? Math.Max(axis.PadBegin, axis.PadEnd + (Verdict == DfsVerdict.Valid ? axis.Overhang : 0)) : 0;

    /// <summary>The wider padding of the two sides; what rounding up adds is none.</summary>
    public int WidestPad => ToAxis() is var axis ? Math.Max(axis.PadBegin, axis.PadEnd) : 0;

    public bool IsPaddingValid => !(IsReflecting && WidestBorder > Input - 1) && !(IsPool && WidestPad >= Size);

    /// <summary>E = (F − 1)·L + 1.</summary>
    public long Reach => ((long)(Size - 1) * Dilation) + 1;

    /// <summary>E, clamped above any padded input so that the arithmetic of maps stays within 32 bits.</summary>
    public int Effective => (int)Math.Min(Reach, int.MaxValue / 2);

    /// <summary>D + 2P, D and both sides' padding where it differs, or with Same what the padding makes of it.</summary>
    public int Padded => Same ? Input + SameTotal : Input + PadBegin + PadEnd;

    public string PaddedText => Same ? $"{Input} + {SameTotal}" : PadBegin == PadEnd ? $"{Input} + 2·{PadBegin}" : $"{Input} + {PadBegin} + {PadEnd}";

    /// <summary>The same in letters, for formulas.</summary>
    public string PaddedFormula => Same || PadBegin == PadEnd ? "D + 2P" : "D + begin + end";

    public DfsVerdict Verdict =>
        Same ? Input % Stride != 0 && Rounding != Rounding.Ceil ? DfsVerdict.SameNotDivisible : DfsVerdict.Valid
        : Effective > Padded ? DfsVerdict.WindowTooLarge
        : Rounding == Rounding.Exact && (Padded - Effective) % Stride != 0 ? DfsVerdict.NotDivisible
        : DfsVerdict.Valid;

    /// <summary>The map's size; for an invalid combination the floored one, at least 1.</summary>
    public int Output
    {
        get
        {
            if (Same)
                return (Input + Stride - 1) / Stride;
            int span = Math.Max(0, Padded - Effective);
            if (Rounding != Rounding.Ceil)
                return (span / Stride) + 1;

            // A window that only rounding up adds starts inside the input or the padding before it, as in PyTorch.
            int output = ((span + Stride - 1) / Stride) + 1;
            return span % Stride != 0 && (output - 1) * Stride >= Input + PadBegin ? output - 1 : output;
        }
    }

    private int SameTotal => Math.Max(0, ((((Input + Stride - 1) / Stride) - 1) * Stride) + Effective - Input);

    public WindowAxis ToAxis() => new()
    {
        Input = Input,
        Size = Size,
        Stride = Stride,
        Dilation = Dilation,
        PadBegin = Same ? SameTotal / 2 : PadBegin,
        PadEnd = Same ? SameTotal - (SameTotal / 2) : PadEnd,
        Output = Output,
    };
}
