using NetCompiler.TestKit.Interpretation;

namespace NetCompiler.TestKit.Sampling;

/// <summary>The window of one drawn layer on one axis.</summary>
internal readonly record struct DrawnAxis(int Size, int Stride, int Pad, int PadEnd, int Dilation)
{
    /// <summary>The map's pixels and how far the last window or the padding reaches beyond the input; a map of 0 where the combination is invalid.</summary>
    public (int Map, int Before, int Behind) Walk(int input, bool same, Rounding rounding)
    {
        (int map, int before, int behind) = same
            ? WindowWalk.Same(input, Size, Stride, Dilation, rounding)
            : (WindowWalk.Count(input, Size, Stride, Pad, PadEnd, Dilation, rounding), Pad, PadEnd);
        int lastTap = ((map - 1) * Stride) - before + ((Size - 1) * Dilation);
        return (map, before, Math.Max(behind, lastTap - (input - 1)));
    }
}
