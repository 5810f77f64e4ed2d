using System.Runtime.CompilerServices;
using NetCompiler.Threading;
using Xunit;

namespace NetCompiler.Runtime.Tests.Threading;

public class WorkerTeamTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(16)]
    public void Every_chunk_runs_exactly_once_and_is_seen_by_the_caller(int threads)
    {
        using var team = new WorkerTeam(threads);
        Assert.Equal(threads, team.Threads);
        var random = new Random(threads);
        for (int step = 0; step < 20_000; step++)
        {
            // Two works in turn: a late worker that mixed two runs would write into the wrong one.
            int chunks = step % 3 == 0 ? random.Next(1, 4) : random.Next(1, 51);
            var work = new CountingWork(step, chunks, threads);
            team.Run(work, step, chunks);
            work.AssertDone();

            // Now and then long enough for the workers to park.
            if (step % 2000 == 0)
                Thread.Sleep(1);
        }
    }

    [Fact]
    public void Chunks_of_uneven_length_give_the_right_sum()
    {
        using var team = new WorkerTeam(4);
        var work = new SummingWork(50);
        for (int step = 0; step < 500; step++)
        {
            team.Run(work, step, 50);
            Assert.Equal(work.Expected, work.Sums.Sum());
        }
    }

    [Fact]
    public void All_workers_take_part()
    {
        using var team = new WorkerTeam(3);
        var work = new MeetingWork(3);
        for (int round = 0; round < 200; round++)
        {
            // Each chunk waits for the others, so three threads must be in it, parked or not.
            team.Run(work, 0, 3);
            if (round % 50 == 0)
                Thread.Sleep(2);
        }

        Assert.Equal([200, 200, 200], work.Meetings);
    }

    [Fact]
    public void No_chunks_is_no_work()
    {
        using var team = new WorkerTeam(2);
        team.Run(new DelegateWork((_, _, _) => Assert.Fail("There is no chunk.")), 0, 0);
        Assert.Throws<ArgumentOutOfRangeException>(() => team.Run(new DelegateWork((_, _, _) => { }), 0, -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new WorkerTeam(0));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(4)]
    public void An_exception_reaches_the_caller_after_all_have_stopped_and_the_team_goes_on(int threads)
    {
        using var team = new WorkerTeam(threads);
        for (int round = 0; round < 300; round++)
        {
            int running = 0;
            int bad = round % 20;
            var work = new DelegateWork((_, chunk, _) =>
            {
                Interlocked.Increment(ref running);
                try
                {
                    if (chunk == bad)
                        throw new FormatException($"chunk {chunk}");
                    Thread.SpinWait(50);
                }
                finally
                {
                    Interlocked.Decrement(ref running);
                }
            });
            var error = Assert.Throws<FormatException>(() => team.Run(work, 0, 20));
            Assert.Equal($"chunk {bad}", error.Message);
            Assert.Equal(0, Volatile.Read(ref running));

            var counting = new CountingWork(round, 17, threads);
            team.Run(counting, round, 17);
            counting.AssertDone();
        }
    }

    [Fact]
    public void The_first_of_several_exceptions_wins_and_the_rest_is_not_begun()
    {
        using var team = new WorkerTeam(4);
        int begun = 0;
        var work = new DelegateWork((_, _, _) => throw new FormatException($"{Interlocked.Increment(ref begun)}"));
        Assert.Throws<FormatException>(() => team.Run(work, 0, 1000));
        Assert.InRange(begun, 1, 4);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void Running_allocates_nothing_on_any_thread(int threads)
    {
        using var team = new WorkerTeam(threads);
        var work = new AllocationWork(threads);

        // Everybody takes part in the first and the last run, and notes what its thread has allocated so far.
        for (int warm = 0; warm < 50; warm++)
            team.Run(work, AllocationWork.Meet, threads);
        long[] before = [.. work.Allocated[1..]];
        long callerBefore = GC.GetAllocatedBytesForCurrentThread();
        for (int step = 0; step < 3000; step++)
        {
            team.Run(work, AllocationWork.Pass, 1 + step % 20);
            if (step % 500 == 0)
                Thread.Sleep(1);
        }

        // The caller's is measured around the runs, without what this test itself allocates.
        long caller = GC.GetAllocatedBytesForCurrentThread() - callerBefore;
        team.Run(work, AllocationWork.Meet, threads);
        Assert.Equal(0, caller);
        Assert.Equal(before, work.Allocated[1..]);
    }

    [Fact]
    public void A_second_caller_and_a_chunk_that_calls_back_are_refused()
    {
        using var team = new WorkerTeam(2);
        var inner = new DelegateWork((_, _, _) => { });
        Assert.Throws<InvalidOperationException>(() => team.Run(new DelegateWork((_, _, _) => team.Run(inner, 0, 2)), 0, 2));
        Assert.Throws<InvalidOperationException>(() => team.Run(new DelegateWork((_, _, _) => team.Dispose()), 0, 1));
        team.Run(inner, 0, 2);
    }

    [Fact]
    public void An_interrupted_caller_still_waits_for_the_others()
    {
        using var team = new WorkerTeam(2);
        using var release = new ManualResetEventSlim();
        bool begun = false;
        int ended = 0;
        int endedOnReturn = 0;
        bool interruptedLater = false;
        var caller = new Thread(() =>
        {
            team.Run(new DelegateWork((_, _, worker) =>
            {
                // The caller's chunk ends once the worker is in the other, so that the caller goes and waits for it.
                if (worker == 0)
                {
                    SpinWait.SpinUntil(() => Volatile.Read(ref begun));
                }
                else
                {
                    Volatile.Write(ref begun, true);
                    release.Wait();
                }

                Interlocked.Increment(ref ended);
            }), 0, 2);
            endedOnReturn = Volatile.Read(ref ended);
            try
            {
                Thread.Sleep(10_000);
            }
            catch (ThreadInterruptedException)
            {
                interruptedLater = true;
            }
        });
        caller.Start();
        while (Volatile.Read(ref ended) == 0 || (caller.ThreadState & ThreadState.WaitSleepJoin) == 0)
            Thread.Sleep(1);
        caller.Interrupt();
        Assert.False(caller.Join(50));
        release.Set();
        caller.Join();
        Assert.Equal(2, endedOnReturn);
        Assert.True(interruptedLater);
    }

    [Fact]
    public void Disposing_ends_the_threads_and_running_is_refused_then()
    {
        var team = new WorkerTeam(4);
        Thread[] workers = [.. team.Workers];
        Assert.Equal(["NetCompiler worker 1", "NetCompiler worker 2", "NetCompiler worker 3"], workers.Select(worker => worker.Name));
        Assert.All(workers, worker => Assert.True(worker.IsBackground));
        team.Run(new DelegateWork((_, _, _) => { }), 0, 9);
        team.Dispose();
        team.Dispose();
        Assert.All(workers, worker => Assert.False(worker.IsAlive));
        Assert.Throws<ObjectDisposedException>(() => team.Run(new DelegateWork((_, _, _) => { }), 0, 1));
    }

    [Fact]
    public void Teams_come_and_go()
    {
        for (int round = 0; round < 200; round++)
        {
            using var team = new WorkerTeam(1 + round / 2 % 4);

            // Every other one is disposed of before its threads have seen any work.
            if (round % 2 == 0)
                continue;
            var work = new CountingWork(round, 8, team.Threads);
            team.Run(work, round, 8);
            work.AssertDone();
        }
    }

    [Fact]
    public void A_forgotten_team_and_its_work_are_collected_and_the_threads_end()
    {
        (WeakReference team, WeakReference work, Thread[] workers) = Forget();
        for (int attempt = 0; attempt < 500 && (team.IsAlive || work.IsAlive || workers.Any(worker => worker.IsAlive)); attempt++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
            Thread.Sleep(1);
        }

        Assert.False(team.IsAlive);
        Assert.False(work.IsAlive);
        Assert.All(workers, worker => Assert.True(worker.Join(TimeSpan.FromSeconds(10))));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static (WeakReference Team, WeakReference Work, Thread[] Workers) Forget()
    {
        var team = new WorkerTeam(3);

        // As a network does: the work owns the team.
        var work = new DelegateWork((_, _, _) => GC.KeepAlive(team));
        for (int run = 0; run < 100; run++)
            team.Run(work, 0, 20);
        return (new WeakReference(team), new WeakReference(work), [.. team.Workers]);
    }
}
