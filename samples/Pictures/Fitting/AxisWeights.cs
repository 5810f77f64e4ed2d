namespace NetCompiler.Samples.Pictures.Fitting;

/// <summary>
/// How one axis is resampled: target i is the sum of <see cref="Taps"/>[i] over consecutive sources from <see cref="First"/>[i]. Shrinking
/// averages the area a target covers; enlarging interpolates linearly between the centres of the two nearest sources.
/// </summary>
internal sealed record AxisWeights
{
    public required int[] First { get; init; }

    public required float[][] Taps { get; init; }

    public static AxisWeights Of(int source, int target)
    {
        var first = new int[target];
        var taps = new float[target][];
        for (int i = 0; i < target; i++)
            (first[i], taps[i]) = target < source ? Area(i, source, target) : Linear(i, source, target);
        return new AxisWeights { First = first, Taps = taps };
    }

    // In units of 1/target of a source pixel everything is whole: target i covers [i·source, (i + 1)·source).
    private static (int First, float[] Taps) Area(int i, int source, int target)
    {
        long start = (long)i * source;
        long end = start + source;
        int first = (int)(start / target);
        int last = (int)((end - 1) / target);
        var taps = new float[last - first + 1];
        for (int k = 0; k < taps.Length; k++)
        {
            long left = (long)(first + k) * target;
            taps[k] = (float)(Math.Min(end, left + target) - Math.Max(start, left)) / source;
        }
        return (first, taps);
    }

    // The centre of target i in source pixels, (i + ½)·source/target − ½, kept between the first and the last centre.
    private static (int First, float[] Taps) Linear(int i, int source, int target)
    {
        double centre = Math.Clamp((i + 0.5) * source / target - 0.5, 0, source - 1);
        int first = (int)centre;
        float second = (float)(centre - first);
        return second == 0 ? (first, [1]) : (first, [1 - second, second]);
    }
}
