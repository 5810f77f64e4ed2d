namespace NetCompiler.Compiler.Schedule.Lowering;

/// <summary>
/// Into how many bands a map is cut for threads, where shares of the filters alone are too few. Bands are as even as whole rows or pixels allow: band i of n begins
/// at i·length/n.
/// </summary>
internal static class MapBands
{
    /// <summary>So many units are wanted of a layer: several for each of the threads that one may expect.</summary>
    private const int UnitsWanted = 16;

    /// <summary>So many units are enough not to make shares smaller, which costs loads.</summary>
    private const int UnitsEnough = 8;

    /// <summary>
    /// A band is some register tiles long: each reads the weights of its share again (512 → 160 channels on 14×14, AMD EPYC, one core: 0.142 ms as one band, 0.164 as four of
    /// 48 pixels).
    /// </summary>
    private const int LeastPixels = 48;

    /// <summary>The most bands of a map.</summary>
    /// <param name="length">What is cut: rows, or pixels.</param>
    /// <param name="pixels">Pixels of the map.</param>
    public static int Most(int length, long pixels) => (int)Math.Max(1, Math.Min(length, pixels / LeastPixels));

    /// <summary>Whether so many units leave threads with enough to claim.</summary>
    public static bool IsEnough(long units) => units >= UnitsEnough;

    /// <summary>Bands for each share: together enough units, and an even number unless there is but one band, or of three units one of two threads would do two.</summary>
    /// <param name="shares">Shares of the filters.</param>
    /// <param name="most">The most bands.</param>
    public static int Count(long shares, int most)
    {
        int bands = (int)Math.Min((UnitsWanted + shares - 1) / shares, most);
        bool isOdd = shares < UnitsWanted && bands > 1 && shares * bands % 2 != 0;
        return !isOdd ? bands : bands < most ? bands + 1 : bands - 1;
    }
}
