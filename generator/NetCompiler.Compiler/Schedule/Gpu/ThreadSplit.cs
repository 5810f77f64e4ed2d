namespace NetCompiler.Compiler.Schedule.Gpu;

/// <summary>
/// How the threads of a group share out results that are each made of many values: a sum, a largest value. So many threads make one result, each from its part of
/// the values; then a tree in shared memory combines the parts.
/// </summary>
/// <param name="Sets">Results of a group, a power of two.</param>
/// <param name="Parts">Threads that make one result, a power of two; with 1 a thread makes it alone, and no memory is shared.</param>
/// <param name="IsAlong">Neighbouring threads take neighbouring values of one result; otherwise those of neighbouring results.</param>
public sealed record ThreadSplit(int Sets, int Parts, bool IsAlong)
{
    /// <summary>Threads of a group where nothing asks for more.</summary>
    private const int UsualThreads = 128;

    private const int MostThreads = 256;

    private const int FewestThreads = 64;

    /// <summary>Values that a thread takes at least, before it is worth it to combine parts.</summary>
    private const int FewestValues = 8;

    /// <summary>Neighbouring floats that memory brings at once: 32 bytes.</summary>
    private const int Sector = 8;

    /// <summary>Floats that a warp reads at once.</summary>
    private const int Warp = 32;

    public int Threads => Sets * Parts;

    /// <summary>The split of results whose values lie together.</summary>
    /// <param name="values">Values of a result.</param>
    public static ThreadSplit Along(long values)
    {
        int parts = PartsOf(values, 4, MostThreads);
        return new(Math.Max(1, UsualThreads / parts), parts, IsAlong: true);
    }

    /// <summary>The split of results of which the neighbours' values lie together.</summary>
    /// <param name="values">Values of a result.</param>
    /// <param name="setsPerSample">Results of a sample.</param>
    /// <param name="samples">Samples.</param>
    public static ThreadSplit Across(long values, long setsPerSample, int samples)
    {
        int width = PowerAtLeast(Math.Min(setsPerSample, Warp));
        int parts = PartsOf(values, FewestValues, MostThreads / width);
        if (parts == 1)
            return new(UsualThreads, 1, IsAlong: false);

        // Few results leave multiprocessors idle: fewer of them in a group, as long as what is read at once is used.
        if (setsPerSample * samples / width < 2 * GpuArchitecture.Declared[0].Multiprocessors && width > Sector)
        {
            width = Sector;
            parts = PartsOf(values, FewestValues, MostThreads / width);
        }

        return new(Math.Max(width, FewestThreads / parts), parts, IsAlong: false);
    }

    /// <summary>The threads for one result: a power of two, 1 where each would have little to do.</summary>
    private static int PartsOf(long values, int each, int most)
    {
        int parts = 1;
        while (parts < most && 2L * parts * each <= values)
            parts *= 2;
        return parts < 4 ? 1 : parts;
    }

    private static int PowerAtLeast(long value)
    {
        int power = 1;
        while (power < value)
            power *= 2;
        return power;
    }
}
