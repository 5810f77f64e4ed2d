using NetCompiler.Threading;
using Xunit;

namespace NetCompiler.Runtime.Tests.Threading;

internal sealed class DelegateWork(Action<int, int, int> run) : IParallelWork
{
    public void Run(int step, int chunk, int worker) => run(step, chunk, worker);
}

// Counts how often each chunk ran, with plain writes: what is lost or late shows.
internal sealed class CountingWork(int expectedStep, int chunks, int threads) : IParallelWork
{
    private readonly int[] _runs = new int[chunks];
    private readonly int[] _busy = new int[threads];
    private string? _problem;

    public void Run(int step, int chunk, int worker)
    {
        if (Interlocked.Exchange(ref _busy[worker], 1) != 0)
            _problem = $"worker {worker} ran two chunks at once";
        if (step != expectedStep)
            _problem = $"step {step} instead of {expectedStep}";
        _runs[chunk]++;
        Volatile.Write(ref _busy[worker], 0);
    }

    public void AssertDone()
    {
        Assert.Null(_problem);
        Assert.False(_runs.AsSpan().ContainsAnyExcept(1), $"step {expectedStep}: runs per chunk {string.Join(' ', _runs)}");
    }
}

internal sealed class SummingWork(int chunks) : IParallelWork
{
    public long[] Sums { get; } = new long[chunks];

    public long Expected => Enumerable.Range(0, chunks).Sum(Sum);

    public void Run(int step, int chunk, int worker) => Sums[chunk] = Sum(chunk);

    private static long Sum(int chunk)
    {
        long sum = 0;
        for (int i = 0; i < chunk * chunk; i++)
            sum += i;
        return sum;
    }
}

// Every chunk ends only when all have begun.
internal sealed class MeetingWork(int threads) : IParallelWork, IDisposable
{
    private readonly Barrier _barrier = new(threads);

    public int[] Meetings { get; } = new int[threads];

    public void Run(int step, int chunk, int worker)
    {
        _barrier.SignalAndWait();
        Meetings[worker]++;
    }

    public void Dispose() => _barrier.Dispose();
}

// Notes per worker how much its thread has allocated, without allocating.
internal sealed class AllocationWork(int threads) : IParallelWork
{
    public const int Meet = 0;
    public const int Pass = 1;

    private int _present;

    public long[] Allocated { get; } = new long[threads];

    public void Run(int step, int chunk, int worker)
    {
        if (step == Pass)
        {
            Thread.SpinWait(20);
            return;
        }

        // A meeting by spinning: the counter's next multiple of the number of threads.
        int target = (Interlocked.Increment(ref _present) + threads - 1) / threads * threads;
        while (Volatile.Read(ref _present) < target)
            Thread.Yield();
        Allocated[worker] = GC.GetAllocatedBytesForCurrentThread();
    }
}
