using System.Diagnostics;

namespace NetCompiler;

/// <summary>The times of one engine's steps, written by the thread that predicts.</summary>
internal sealed class StepClock
{
    private readonly long[] _total;
    private readonly long[] _minimum;
    private readonly long[] _calls;
    private long _began;

    public StepClock(int steps)
    {
        _total = new long[steps];
        _minimum = new long[steps];
        _calls = new long[steps];
        Reset();
    }

    /// <summary>The first step of a prediction begins.</summary>
    public void Start() => _began = Stopwatch.GetTimestamp();

    /// <summary>A step has ended, and the next one begins.</summary>
    public void Lap(int step)
    {
        long now = Stopwatch.GetTimestamp();
        long ticks = now - _began;
        _total[step] += ticks;
        _minimum[step] = Math.Min(_minimum[step], ticks);
        _calls[step]++;
        _began = now;
    }

    /// <summary>Predictions.</summary>
    public long Calls(int step) => _calls[step];

    /// <summary>Timestamp ticks of all predictions.</summary>
    public long Total(int step) => _total[step];

    /// <summary>Timestamp ticks of the fastest one; <see cref="long.MaxValue"/> without any.</summary>
    public long Minimum(int step) => _minimum[step];

    public void Reset()
    {
        Array.Clear(_total);
        Array.Clear(_calls);
        Array.Fill(_minimum, long.MaxValue);
    }
}
