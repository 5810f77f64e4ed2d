using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace NetCompiler;

/// <summary>
/// Where the time of a network's predictions goes, step by step: give one to <see cref="NetworkOptions.Profile"/>, load, predict, and <see cref="Read"/>.
/// Taking the time costs about 25 ns a step and allocates nothing. <c>Predict</c> is timed, on any number of threads; <c>PredictBatch</c> is not, since its
/// samples run at the same time.
/// </summary>
/// <remarks>One profile serves one network class; its instances (<c>Share</c>, a second <c>Load</c>) may predict at the same time and are summed.</remarks>
public sealed class LayerProfile
{
    private readonly Lock _gate = new();
    private readonly List<StepClock> _clocks = [];
    private string _steps = "";
    private bool _isShort;

    /// <summary>The figures so far, in the order of the computation. Call it while no prediction runs. Empty before a network has been loaded.</summary>
    public IReadOnlyList<ProfiledLayer> Read()
    {
        lock (_gate)
            return [.. _steps.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(Layer)];
    }

    /// <summary>Forgets all times, for instance those of the first, slower predictions. Call it while no prediction runs.</summary>
    public void Reset()
    {
        lock (_gate)
        {
            foreach (StepClock clock in _clocks)
                clock.Reset();
        }
    }

    /// <summary>A table: each step's mean and minimum in milliseconds, share of the sum of the means, billions of multiply-adds a second, name and description.</summary>
    public override string ToString()
    {
        IReadOnlyList<ProfiledLayer> layers = Read();
        double sum = layers.Sum(Mean);
        StringBuilder text = new();
        text.AppendLine(CultureInfo.InvariantCulture, $"{"mean ms",10} {"min ms",10} {"share",6} {"GMAC/s",8}");
        foreach (ProfiledLayer layer in layers)
        {
            double rate = layer.MinimumMilliseconds > 0 ? layer.MultiplyAdds / layer.MinimumMilliseconds * 1e-6 : 0;
            double share = sum > 0 ? Mean(layer) / sum : 0;
            text.AppendLine(CultureInfo.InvariantCulture, $"{Mean(layer),10:0.0000} {layer.MinimumMilliseconds,10:0.0000} {100 * share,5:0.0}% {rate,8:0.0}  {layer.Name}: {layer.Description}");
        }

        text.AppendLine(CultureInfo.InvariantCulture, $"{sum,10:0.0000} {layers.Sum(layer => layer.MinimumMilliseconds),10:0.0000}");
        return text.ToString();
    }

    /// <summary>A clock for an engine.</summary>
    /// <param name="steps">The network's, see <see cref="Layer"/>.</param>
    /// <param name="count">How many they are.</param>
    /// <param name="isShort">Whether weights that may be are stored in 16 bits.</param>
    /// <exception cref="InvalidOperationException">The profile belongs to a network with other steps, or whose weights are stored otherwise.</exception>
    internal StepClock AddClock(string steps, int count, bool isShort)
    {
        lock (_gate)
        {
            if (_clocks.Count > 0 && (_steps != steps || _isShort != isShort))
                throw new InvalidOperationException("The profile already belongs to another network, or to one whose weights are stored otherwise: each wants a LayerProfile of its own.");
            _steps = steps;
            _isShort = isShort;
            StepClock clock = new(count);
            _clocks.Add(clock);
            return clock;
        }
    }

    /// <summary>A line of the generated table: kernel, name, description, multiply-adds by definition and performed, bytes of weights, bytes of weights stored in 16 bits; between tabs.</summary>
    private ProfiledLayer Layer(string line, int step)
    {
        string[] parts = line.Split('\t');
        long calls = _clocks.Sum(clock => clock.Calls(step));
        long ticks = _clocks.Sum(clock => clock.Total(step));
        long least = calls == 0 ? 0 : _clocks.Min(clock => clock.Minimum(step));
        return new(parts[0], parts[1], parts[2], Number(parts[3]), Number(parts[4]), Number(parts[_isShort ? 6 : 5]), calls, Milliseconds(ticks), Milliseconds(least));
    }

    private static long Number(string text) => long.Parse(text, CultureInfo.InvariantCulture);

    private static double Mean(ProfiledLayer layer) => layer.Calls == 0 ? 0 : layer.TotalMilliseconds / layer.Calls;

    private static double Milliseconds(long ticks) => ticks * 1e3 / Stopwatch.Frequency;
}
