using NetCompiler.Compiler.Graph;

namespace NetCompiler.TestKit.Interpretation;

/// <summary>
/// The map's size found by walking a window over the pixels one step at a time, without the formula (D + 2P − E)/S + 1: what
/// the compiler's arithmetic is checked against.
/// </summary>
public static class WindowWalk
{
    /// <summary>The number of windows on one axis, or 0 where the combination is invalid.</summary>
    /// <param name="input">D, the pixels of the axis; they stand at 0 … D − 1.</param>
    /// <param name="size">F.</param>
    /// <param name="stride">S.</param>
    /// <param name="padBegin">The padding before the first pixel.</param>
    /// <param name="padEnd">The padding behind the last pixel.</param>
    /// <param name="dilation">L, the distance between taps.</param>
    /// <param name="rounding">Exact: the last window ends on the last padded pixel. Floor: it may end before. Ceil: it may end behind, if it starts before the end of the input.</param>
    public static int Count(int input, int size, int stride, int padBegin, int padEnd, int dilation, Rounding rounding)
    {
        int end = input + padEnd;
        int count = 0;
        int lastTap = -1;
        for (int start = -padBegin; LastTap(start) < end; start += stride)
        {
            count++;
            lastTap = LastTap(start);
        }

        if (count == 0)
            return 0;
        bool everyPixelSeen = lastTap == end - 1;
        return rounding switch
        {
            Rounding.Exact => everyPixelSeen ? count : 0,
            Rounding.Floor => count,
            _ => everyPixelSeen || (count * stride) - padBegin >= input ? count : count + 1,
        };

        int LastTap(int start)
        {
            int tap = start;
            for (int t = 1; t < size; t++)
                tap += dilation;
            return tap;
        }
    }

    /// <summary>The padding with which the map has D/S pixels: the least total for which so many windows fit, the odd pixel at the end.</summary>
    /// <returns>The map's size and the padding on both sides; a map of 0 where S does not divide D and the rounding is not Ceil.</returns>
    public static (int Map, int PadBegin, int PadEnd) Same(int input, int size, int stride, int dilation, Rounding rounding)
    {
        int map = 0;
        for (int pixel = 0; pixel < input; pixel += stride)
            map++;
        if (map * stride != input && rounding != Rounding.Ceil)
            return (0, 0, 0);
        int total = 0;
        while (Count(input, size, stride, 0, total, dilation, Rounding.Floor) < map)
            total++;
        return (map, total / 2, total - (total / 2));
    }

    /// <summary>Throws unless the axis's map is one that walking finds, rounded down or up.</summary>
    internal static void Check(Node node, WindowAxis axis)
    {
        int floor = Count(axis.Input, axis.Size, axis.Stride, axis.PadBegin, axis.PadEnd, axis.Dilation, Rounding.Floor);
        int ceil = Count(axis.Input, axis.Size, axis.Stride, axis.PadBegin, axis.PadEnd, axis.Dilation, Rounding.Ceil);
        if (floor == 0 || (axis.Output != floor && axis.Output != ceil))
            throw new InterpretationException($"{node.Name}: the graph says a map of {axis.Output} pixels for [{axis}] over {axis.Input}, and walking finds {floor} (or {ceil}, rounded up)");
    }
}
