using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;
using System.Runtime.InteropServices;

namespace NetCompiler.Threading;

// What the threads of a team share.
//
// Each thread has a share of a run's chunks that follow each other, and takes them in order; then it takes from the ends of the others' shares. So the rows of
// a map that a thread computes are mostly those that it will read in the next layer, and lie in its own caches (a MobileNet whose chunks went
// to whoever came first lost 25 µs a layer to that on two cores), and threads meet at one counter only in the end.
//
// A run is open from the moment its shares are set until Unfinished is 0. A chunk is claimed by a compare-and-swap that makes a share smaller.
// Whoever succeeds holds the run open until it lowers Unfinished, so the fields that describe the run, which are
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

    // Longs from share to share: two cache lines, since processors fetch lines in pairs.
    private const int SharePitch = 16;

    private readonly int _threads;
    private readonly long[] _shares;
    private readonly long _spinTicks;
    private readonly object _workGate = new();
    private readonly object _doneGate = new();
    private Counters _counters;

    // The run. Written by the caller between runs.
    private IParallelWork? _work;
    private int _step;

    private ExceptionDispatchInfo? _failure;
    private volatile bool _stopping;

    public WorkerCrew(int threads)
    {
        _threads = threads;
        _shares = new long[(threads + 1) * SharePitch];

        // With more threads than cores a spinning thread stands in the way of one that has work.
        _spinTicks = threads > Environment.ProcessorCount ? 0 : SpinTicks;
    }

    // The caller's part.
    public void Run(IParallelWork work, int step, int chunks)
    {
        _work = work;
        _step = step;
        _counters.Unfinished = chunks;
        for (int worker = 0; worker < _threads; worker++)
            Volatile.Write(ref ShareOf(worker), Share((int)((long)chunks * worker / _threads), (int)((long)chunks * (worker + 1) / _threads)));

        // The run is open. A full fence: either this sees a worker that is about to park, or that worker sees the chunks.
        Interlocked.MemoryBarrier();
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
        while (TryClaim(worker, out int chunk))
        {
            int finished = 1;
            try
            {
                _work!.Run(_step, chunk, worker);
            }
            catch (Exception exception)
            {
                Interlocked.CompareExchange(ref _failure, ExceptionDispatchInfo.Capture(exception), null);

                // Nobody begins the rest. This chunk still holds the run open, so what is taken here belongs to it.
                for (int other = 0; other < _threads; other++)
                    finished += Count(Interlocked.Exchange(ref ShareOf(other), 0));
            }

            Finish(finished);
        }
    }

    // The first chunk of the own share, or else the last of the next thread's that has any.
    private bool TryClaim(int worker, out int chunk)
    {
        for (int i = 0; i < _threads; i++)
        {
            ref long share = ref ShareOf((worker + i) % _threads);
            long seen = Volatile.Read(ref share);
            while (Count(seen) > 0)
            {
                (int begin, int end) = (Begin(seen), Begin(seen) + Count(seen));
                long rest = i == 0 ? Share(begin + 1, end) : Share(begin, end - 1);
                long found = Interlocked.CompareExchange(ref share, rest, seen);
                if (found == seen)
                {
                    chunk = i == 0 ? begin : end - 1;
                    return true;
                }

                seen = found;
            }
        }

        chunk = -1;
        return false;
    }

    private bool HasChunks()
    {
        for (int worker = 0; worker < _threads; worker++)
        {
            if (Count(Volatile.Read(ref ShareOf(worker))) > 0)
                return true;
        }

        return false;
    }

    // The first pitch keeps the array's own header apart.
    private ref long ShareOf(int worker) => ref _shares[(worker + 1) * SharePitch];

    // Chunks begin to end - 1; 0 where there are none left.
    private static long Share(int begin, int end) => ((long)begin << 32) | (uint)(end - begin);

    private static int Begin(long share) => (int)(share >> 32);

    private static int Count(long share) => (int)share;

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
            if (HasChunks())
                return true;
        }
        while (patience.TryWait());

        lock (_workGate)
        {
            _counters.Parked++;
            Interlocked.MemoryBarrier();
            while (!_stopping && !HasChunks())
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
    [StructLayout(LayoutKind.Explicit, Size = 384)]
    private struct Counters
    {
        // Chunks nobody has ended.
        [FieldOffset(128)]
        public int Unfinished;

        // Workers that wait at the gate; changed under its lock.
        [FieldOffset(256)]
        public int Parked;

        [FieldOffset(260)]
        public bool CallerParked;
    }
}
