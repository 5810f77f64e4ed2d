using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;
using System.Runtime.InteropServices;

namespace NetCompiler.Threading;

// What the threads of a team share.
//
// A run is open from the moment Unclaimed is set until Unfinished is 0. A chunk is claimed by lowering Unclaimed from a positive value with
// a compare-and-swap. Whoever succeeds holds the run open until it lowers Unfinished, so the fields that describe the run, which are
// written only between runs, are stable for it: they are read after the claim, never before. A worker that comes late from an earlier run
// therefore either finds nothing or claims a chunk of the present run like any other; no generation number is needed.
internal sealed class WorkerCrew
{
    // How long a thread with nothing to do keeps its core: 50 µs, what it costs to park a thread and wake it again (35 to 60 µs, median,
    // on a two-core virtual machine with .NET 10), so that waiting takes at most about twice as long as with foresight. From one
    // layer to the next it is far less.
    private static readonly long SpinTicks = Stopwatch.Frequency * 50 / 1_000_000;

    // Then the core is offered to other threads this many times before the thread parks.
    private const int Yields = 4;

    private readonly long _spinTicks;
    private readonly object _workGate = new();
    private readonly object _doneGate = new();
    private Counters _counters;

    // The run. Written by the caller between runs.
    private IParallelWork? _work;
    private int _step;
    private int _chunks;

    private ExceptionDispatchInfo? _failure;
    private volatile bool _stopping;

    public WorkerCrew(int threads) =>
        // With more threads than cores a spinning thread stands in the way of one that has work.
        _spinTicks = threads > Environment.ProcessorCount ? 0 : SpinTicks;

    // The caller's part.
    public void Run(IParallelWork work, int step, int chunks)
    {
        _work = work;
        _step = step;
        _chunks = chunks;
        _counters.Unfinished = chunks;

        // Opens the run. A full fence: either this sees a worker that is about to park, or that worker sees the chunks.
        Interlocked.Exchange(ref _counters.Unclaimed, chunks);
        bool interrupted = !TryWake(chunks - 1);
        RunChunks(worker: 0);
        while (!TryAwaitCompletion())
            interrupted = true;

        // The work may own the team: held by the threads' state, neither would ever be collected.
        _work = null;
        if (interrupted)
            Thread.CurrentThread.Interrupt();
        if (_failure is { } failure)
        {
            _failure = null;
            failure.Throw();
        }
    }

    // A worker's life.
    public void Work(int worker)
    {
        while (AwaitWork())
            RunChunks(worker);
    }

    // Ends the workers; none may be in a run.
    public void Stop()
    {
        _stopping = true;
        lock (_workGate)
            Monitor.PulseAll(_workGate);
    }

    // A method of its own, so that no waiting thread's frame holds a reference to the work.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private void RunChunks(int worker)
    {
        while (TryClaim(out int unclaimed))
        {
            int finished = 1;
            try
            {
                _work!.Run(_step, _chunks - unclaimed, worker);
            }
            catch (Exception exception)
            {
                Interlocked.CompareExchange(ref _failure, ExceptionDispatchInfo.Capture(exception), null);

                // Nobody begins the rest. This chunk still holds the run open, so what is taken here belongs to it.
                finished += Interlocked.Exchange(ref _counters.Unclaimed, 0);
            }

            Finish(finished);
        }
    }

    // unclaimed: the number of chunks before this claim, from which the chunk's index follows.
    private bool TryClaim(out int unclaimed)
    {
        unclaimed = Volatile.Read(ref _counters.Unclaimed);
        while (unclaimed > 0)
        {
            int seen = Interlocked.CompareExchange(ref _counters.Unclaimed, unclaimed - 1, unclaimed);
            if (seen == unclaimed)
                return true;
            unclaimed = seen;
        }

        return false;
    }

    private void Finish(int chunks)
    {
        if (Interlocked.Add(ref _counters.Unfinished, -chunks) > 0 || !Volatile.Read(ref _counters.CallerParked))
            return;

        // May reach the caller of a later run: it looks again and goes on waiting.
        lock (_doneGate)
            Monitor.Pulse(_doneGate);
    }

    // False when the wait was interrupted (Thread.Interrupt). The run cannot be left then, for others are writing to the caller's
    // memory: it is finished first, and the interruption raised again for the caller's next wait.
    private bool TryAwaitCompletion()
    {
        var patience = new Patience(_spinTicks);
        do
        {
            if (Volatile.Read(ref _counters.Unfinished) == 0)
                return true;
        }
        while (patience.TryWait());

        try
        {
            lock (_doneGate)
            {
                Volatile.Write(ref _counters.CallerParked, true);
                Interlocked.MemoryBarrier();
                while (Volatile.Read(ref _counters.Unfinished) > 0)
                    Monitor.Wait(_doneGate);
            }

            return true;
        }
        catch (ThreadInterruptedException)
        {
            return false;
        }
        finally
        {
            Volatile.Write(ref _counters.CallerParked, false);
        }
    }

    // False when the worker is to end.
    private bool AwaitWork()
    {
        var patience = new Patience(_spinTicks);
        do
        {
            if (_stopping)
                return false;
            if (Volatile.Read(ref _counters.Unclaimed) > 0)
                return true;
        }
        while (patience.TryWait());

        lock (_workGate)
        {
            _counters.Parked++;
            Interlocked.MemoryBarrier();
            while (!_stopping && Volatile.Read(ref _counters.Unclaimed) == 0)
                Monitor.Wait(_workGate);
            _counters.Parked--;
        }

        return !_stopping;
    }

    // False when interrupted. The run does not depend on the workers that then stay parked.
    private bool TryWake(int wanted)
    {
        if (Volatile.Read(ref _counters.Parked) == 0)
            return true;
        try
        {
            lock (_workGate)
            {
                for (int woken = Math.Min(wanted, _counters.Parked); woken > 0; woken--)
                    Monitor.Pulse(_workGate);
            }

            return true;
        }
        catch (ThreadInterruptedException)
        {
            return false;
        }
    }

    // Waiting before parking. By the clock, because the length of Thread.SpinWait varies with the runtime's own measurement of it.
    private struct Patience(long spinTicks)
    {
        private readonly long _end = Stopwatch.GetTimestamp() + spinTicks;
        private int _yields;

        // False when it is time to park.
        public bool TryWait()
        {
            if (Stopwatch.GetTimestamp() < _end)
            {
                Thread.SpinWait(1);
                return true;
            }

            if (_yields++ == Yields)
                return false;
            Thread.Yield();
            return true;
        }
    }

    // Two cache lines each, since processors fetch lines in pairs: claims must not disturb those who wait for the end.
    [StructLayout(LayoutKind.Explicit, Size = 512)]
    private struct Counters
    {
        // Chunks nobody has begun.
        [FieldOffset(128)]
        public int Unclaimed;

        // Chunks nobody has ended.
        [FieldOffset(256)]
        public int Unfinished;

        // Workers that wait at the gate; changed under its lock.
        [FieldOffset(384)]
        public int Parked;

        [FieldOffset(388)]
        public bool CallerParked;
    }
}
