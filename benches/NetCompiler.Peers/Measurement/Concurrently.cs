namespace NetCompiler.Peers.Measurement;

/// <summary>The same measurement on several threads that start together.</summary>
internal static class Concurrently
{
    /// <summary>The sum of what the threads measured.</summary>
    /// <param name="threads">How many, the caller's among them.</param>
    /// <param name="measure">Gets the thread's number.</param>
    public static double Sum(int threads, Func<int, double> measure)
    {
        double[] results = new double[threads];
        using Barrier start = new(threads);
        Thread[] others = [.. Enumerable.Range(1, threads - 1).Select(number => new Thread(() => Measure(number)))];
        foreach (Thread thread in others)
            thread.Start();
        Measure(0);
        foreach (Thread thread in others)
            thread.Join();
        return results.Sum();

        void Measure(int number)
        {
            start.SignalAndWait();
            results[number] = measure(number);
        }
    }
}
