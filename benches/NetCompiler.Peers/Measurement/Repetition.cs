using System.Diagnostics;

namespace NetCompiler.Peers.Measurement;

/// <summary>The same call again and again.</summary>
internal static class Repetition
{
    private const double WarmUpMilliseconds = 100;
    private const int JitPauseMilliseconds = 150;

    /// <summary>Calls until so much time has passed.</summary>
    /// <param name="contender">What is called.</param>
    /// <param name="milliseconds">The time.</param>
    /// <param name="calls">The fewest calls.</param>
    public static (int Calls, double Milliseconds) Run(IContender contender, double milliseconds, int calls = 1)
    {
        long start = Stopwatch.GetTimestamp();
        int made = 0;
        double elapsed;
        do
        {
            contender.Run();
            made++;
            elapsed = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        }
        while (elapsed < milliseconds || made < calls);
        return (made, elapsed);
    }

    /// <summary>Runs until the JIT has nothing left to improve and caches are warm.</summary>
    /// <returns>The milliseconds of one call.</returns>
    public static double WarmUp(IContender contender)
    {
        // The JIT counts calls only after 100 ms without new methods, and its own thread shares our pinned core: the pauses are its turns.
        Run(contender, WarmUpMilliseconds);
        Thread.Sleep(JitPauseMilliseconds);
        Run(contender, WarmUpMilliseconds);
        Thread.Sleep(JitPauseMilliseconds);
        (int calls, double elapsed) = Run(contender, WarmUpMilliseconds);
        return elapsed / calls;
    }
}
