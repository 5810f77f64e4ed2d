using System.Diagnostics;

namespace NetCompiler.Peers.Measurement;

/// <summary>A contender together with the readings taken of it in this process.</summary>
internal sealed class Side(string name, IContender contender) : IDisposable
{
    // A reading spans as many calls as fill this, so that reading the clock (about 25 ns) costs either side 0.1 % at most.
    private const double ReadingMilliseconds = 0.025;
    private const double SliceMilliseconds = 20;
    private const int SliceReadings = 3;

    // Longer than idle workers spin: ours and the peer's park before the other side is measured.
    private const double SettleMilliseconds = 2;

    private readonly List<double> _readings = new(1 << 16);
    private int _callsPerReading = 1;

    /// <summary>The sum of all readings, in seconds.</summary>
    public double MeasuredSeconds { get; private set; }

    /// <summary>Runs until the JIT has nothing left to improve and caches are warm, and chooses the length of a reading.</summary>
    /// <exception cref="InvalidOperationException">The network left a value unwritten, or computed a NaN.</exception>
    public void WarmUp()
    {
        _callsPerReading = (int)Math.Ceiling(ReadingMilliseconds / Repetition.WarmUp(contender));
        int missing = contender.Output.IndexOf(float.NaN);
        if (missing >= 0)
            throw new InvalidOperationException($"{name}: value {missing} of {contender.Output.Length} was left unwritten, or is not a number.");
    }

    /// <summary>A short turn of this side alone: an untimed part that lets the other side's threads fall asleep, then readings.</summary>
    public void Slice()
    {
        Repetition.Run(contender, SettleMilliseconds);
        double sum = 0;
        for (int reading = 0; reading < SliceReadings || sum < SliceMilliseconds; reading++)
        {
            long start = Stopwatch.GetTimestamp();
            for (int call = 0; call < _callsPerReading; call++)
                contender.Run();
            double elapsed = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
            _readings.Add(elapsed / _callsPerReading);
            sum += elapsed;
        }

        MeasuredSeconds += sum / 1000;
    }

    /// <summary>A single call as a reading of its own.</summary>
    public void Call()
    {
        long start = Stopwatch.GetTimestamp();
        contender.Run();
        _readings.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
    }

    public SideResult Result()
    {
        _readings.Sort();
        return new SideResult(_readings[0], _readings[_readings.Count / 2]);
    }

    public void Dispose() => contender.Dispose();
}
