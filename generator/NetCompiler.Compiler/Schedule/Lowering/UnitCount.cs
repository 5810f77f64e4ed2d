namespace NetCompiler.Compiler.Schedule.Lowering;

/// <summary>How many units of work a layer is cut into for threads, where shares of its filters alone are few.</summary>
internal static class UnitCount
{
    private const int Wanted = 8;

    /// <summary>Above so many it matters little that one thread of two has one more.</summary>
    private const int Many = 16;

    public static bool IsEnough(long units) => units >= Wanted;

    /// <summary>Parts of the map for each share: enough together, and an even number where they are few, or of three units one of two threads would do two.</summary>
    /// <param name="shares">Shares of the filters.</param>
    /// <param name="most">More parts would be too small.</param>
    public static int Parts(int shares, int most)
    {
        int parts = (Wanted + shares - 1) / shares;
        if (shares % 2 != 0 && shares < Many && parts % 2 != 0)
            parts++;
        return Math.Max(1, Math.Min(parts, most));
    }
}
