namespace NetCompiler.Compiler.Graph;

/// <summary>One axis of a sliding window: D-F-S of the course with padding and dilation, and the map that follows.</summary>
public sealed record WindowAxis
{
    /// <summary>D, the input's size.</summary>
    public required int Input { get; init; }

    /// <summary>F, the filter's size.</summary>
    public required int Size { get; init; }

    /// <summary>S.</summary>
    public int Stride { get; init; } = 1;

    /// <summary>L.</summary>
    public int Dilation { get; init; } = 1;

    public int PadBegin { get; init; }

    public int PadEnd { get; init; }

    /// <summary>The map's size.</summary>
    public required int Output { get; init; }

    /// <summary>The window of a layer that looks at one pixel.</summary>
    public static WindowAxis Point(int pixels) => new() { Input = pixels, Size = 1, Output = pixels };

    /// <summary>E = (F − 1)·L + 1.</summary>
    public int Effective => ((Size - 1) * Dilation) + 1;

    /// <summary>How far the last window reaches beyond the padded input; only rounding up makes it positive.</summary>
    public int Overhang => Math.Max(0, ((Output - 1) * Stride) + Effective - (PadBegin + Input + PadEnd));

    /// <summary>Whether every window lies inside the unpadded input.</summary>
    public bool IsInside => PadBegin == 0 && ((Output - 1) * Stride) + Effective <= Input;

    public override string ToString() =>
        $"{Size}" + (Stride == 1 ? "" : $"/{Stride}") + (PadBegin == 0 && PadEnd == 0 ? "" : PadBegin == PadEnd ? $" pad {PadBegin}" : $" pad {PadBegin}+{PadEnd}")
        + (Dilation == 1 ? "" : $" dilation {Dilation}") + (Overhang == 0 ? "" : $" overhang {Overhang}");
}
