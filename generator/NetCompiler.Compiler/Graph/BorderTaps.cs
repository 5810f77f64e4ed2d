namespace NetCompiler.Compiler.Graph;

/// <summary>
/// Which taps of a window meet the map and which the border around it. Where the border holds zeros, the others add nothing: of a 3×3 window on a map of 7×7
/// they are a fifth, and of a transposed convolution of one pixel nearly all.
/// </summary>
internal static class BorderTaps
{
    /// <summary>Rows of so many pixels fit one tile, with two vectors of filters each; on wider ones taps are not left out pixel by pixel.</summary>
    public const int WidestRow = 16;

    /// <summary>The outputs, from the first to before the end, whose tap of this number meets the map on an axis; (0, 0) for none.</summary>
    public static (int First, int End) Outputs(WindowAxis axis, int tap)
    {
        // Output o reads input o·S − before.
        int before = axis.PadBegin - (tap * axis.Dilation);
        int first = before <= 0 ? 0 : (before + axis.Stride - 1) / axis.Stride;
        int last = axis.Input - 1 + before;
        int end = last < 0 ? 0 : Math.Min(axis.Output, (last / axis.Stride) + 1);
        return first < end ? (first, end) : (0, 0);
    }

    /// <summary>The taps of all outputs that meet the map.</summary>
    public static int Count(WindowAxis axis) => Enumerable.Range(0, axis.Size).Sum(tap => Outputs(axis, tap) is var (first, end) ? end - first : 0);

    /// <summary>The most taps of one output that meet the map.</summary>
    public static int Most(WindowAxis axis)
    {
        (int First, int End)[] outputs = [.. Enumerable.Range(0, axis.Size).Select(tap => Outputs(axis, tap))];
        return Enumerable.Range(0, axis.Output).Select(output => outputs.Count(range => range.First <= output && output < range.End)).DefaultIfEmpty(0).Max();
    }

    /// <summary>Whether some tap of some output meets the border.</summary>
    public static bool Any(WindowAxis axis) => Count(axis) < axis.Size * axis.Output;
}
