namespace NetCompiler.Threading;

/// <summary>
/// Threads that stay ready between the layers of a prediction. One caller at a time; it takes part as worker 0. The threads are background
/// threads, and end when the team is disposed or collected: they hold the shared state, never the team.
/// </summary>
public sealed class WorkerTeam : IDisposable
{
    private const int Idle = 0;
    private const int Running = 1;
    private const int Disposed = 2;

    private readonly WorkerCrew _crew;
    private readonly Thread[] _workers;
    private int _state;

    /// <summary>Starts the team.</summary>
    /// <param name="threads">The number of threads including the caller's: one less is started.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number is less than 1.</exception>
    public WorkerTeam(int threads)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1);
        Threads = threads;
        _crew = new WorkerCrew(threads);
        _workers = new Thread[threads - 1];
        try
        {
            for (int worker = 1; worker < threads; worker++)
                _workers[worker - 1] = StartWorker(_crew, worker);
        }
        catch
        {
            _crew.Stop();
            throw;
        }
    }

    /// <summary>Ends the threads of a team that nobody disposed (there are none where the constructor threw).</summary>
    ~WorkerTeam() => _crew?.Stop();

    /// <summary>The number of threads, the caller's among them.</summary>
    public int Threads { get; }

    internal IReadOnlyList<Thread> Workers => _workers;

    /// <summary>
    /// Runs every chunk once and returns when all are done; what they wrote is then visible to the caller. A worker begins with chunks that follow each other, the same in
    /// every run of as many; which of them others take over is left to chance. Allocates nothing. When a chunk throws, those not yet begun are dropped, and the
    /// first exception is thrown here once the others have ended; the team remains usable.
    /// </summary>
    /// <param name="work">What to run.</param>
    /// <param name="step">A number handed through to the work.</param>
    /// <param name="chunks">The number of chunks; with 0 nothing happens.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number of chunks is negative.</exception>
    /// <exception cref="InvalidOperationException">The team is running: another thread or a chunk itself called.</exception>
    /// <exception cref="ObjectDisposedException">The team has been disposed.</exception>
    public void Run(IParallelWork work, int step, int chunks)
    {
        ArgumentNullException.ThrowIfNull(work);
        ArgumentOutOfRangeException.ThrowIfNegative(chunks);
        int state = Interlocked.CompareExchange(ref _state, Running, Idle);
        ObjectDisposedException.ThrowIf(state == Disposed, this);
        if (state == Running)
            throw new InvalidOperationException("The worker team is running already; it serves one caller at a time.");
        try
        {
            if (Threads > 1 && chunks > 1)
            {
                _crew.Run(work, step, chunks);
            }
            else
            {
                for (int chunk = 0; chunk < chunks; chunk++)
                    work.Run(step, chunk, worker: 0);
            }
        }
        finally
        {
            // Also keeps the team, and with it its finalizer, from ending the threads under a run whose caller holds no other reference.
            Volatile.Write(ref _state, Idle);
        }
    }

    /// <summary>Ends the threads and waits until they are gone. Doing it twice is harmless.</summary>
    /// <exception cref="InvalidOperationException">The team is running.</exception>
    public void Dispose()
    {
        int state = Interlocked.CompareExchange(ref _state, Disposed, Idle);
        if (state == Running)
            throw new InvalidOperationException("The worker team is running; it cannot be disposed of meanwhile.");
        if (state == Disposed)
            return;
        _crew.Stop();
        foreach (Thread worker in _workers)
            worker.Join();
        GC.SuppressFinalize(this);
    }

    // Static, so that the thread's delegate cannot capture the team.
    private static Thread StartWorker(WorkerCrew crew, int worker)
    {
        var thread = new Thread(() => crew.Work(worker))
        {
            Name = $"NetCompiler worker {worker}",
            IsBackground = true,
        };

        // The threads outlive the caller's context, so they must not carry it along.
        thread.UnsafeStart();
        return thread;
    }
}
