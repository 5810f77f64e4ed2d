using System.Diagnostics;
using NetCompiler.Peers.Measurement;

namespace NetCompiler.Peers.Calibration;

/// <summary>How fast a core reads at this moment, from memory or from the cache that holds so many bytes.</summary>
internal static class MemoryCalibration
{
    /// <summary>More than any cache holds.</summary>
    public const long MemoryBytes = 256 << 20;

    private const long LeastBytes = 1 << 12;
    private const double LeastMilliseconds = 2;
    private const int Repetitions = 8;

    /// <summary>Billions of bytes a second from memory: 256 MB, read once.</summary>
    public static double Measure()
    {
        using ReadBuffer buffer = new(MemoryBytes);
        return Measure(buffer, TimeSpan.Zero);
    }

    /// <summary>The same of several cores at once, together.</summary>
    public static double MeasureTogether(int cores)
    {
        ReadBuffer[] buffers = [.. Enumerable.Range(0, cores).Select(_ => new ReadBuffer(MemoryBytes))];
        double sum = Concurrently.Sum(cores, core => Measure(buffers[core], TimeSpan.Zero));
        foreach (ReadBuffer buffer in buffers)
            buffer.Dispose();
        return sum;
    }

    /// <summary>Billions of bytes a second of so many bytes that are read again and again, at their best; several cores have equal parts of them.</summary>
    public static double Measure(long bytes, int cores)
    {
        ReadBuffer[] buffers = [.. Enumerable.Range(0, cores).Select(_ => new ReadBuffer(Math.Clamp(bytes / cores, LeastBytes, MemoryBytes)))];
        foreach (ReadBuffer buffer in buffers)
            buffer.Read();
        double best = Enumerable.Range(0, Repetitions).Max(_ => Concurrently.Sum(cores, core => Measure(buffers[core], TimeSpan.FromMilliseconds(LeastMilliseconds))));
        foreach (ReadBuffer buffer in buffers)
            buffer.Dispose();
        return best;
    }

    private static double Measure(ReadBuffer buffer, TimeSpan least)
    {
        long start = Stopwatch.GetTimestamp();
        double read = 0;
        TimeSpan elapsed;
        do
        {
            buffer.Read();
            read += buffer.Bytes;
            elapsed = Stopwatch.GetElapsedTime(start);
        }
        while (elapsed < least);
        return read / elapsed.TotalNanoseconds;
    }
}
