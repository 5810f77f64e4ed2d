namespace NetCompiler.Compiler.Schedule;

/// <summary>Finds room between what is placed already.</summary>
internal static class FirstFit
{
    /// <summary>The lowest offset at which so many values overlap none of the others.</summary>
    public static long Offset(long length, IEnumerable<(long Offset, long Length)> others)
    {
        long offset = 0;
        foreach ((long begin, long taken) in others.OrderBy(other => other.Offset))
        {
            if (offset + length <= begin)
                break;
            offset = Math.Max(offset, begin + taken);
        }

        return offset;
    }
}
