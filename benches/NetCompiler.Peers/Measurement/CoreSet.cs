using System.Diagnostics;
using System.Numerics;

namespace NetCompiler.Peers.Measurement;

/// <summary>The cores that rounds are pinned to, lowest first unless the user names them.</summary>
internal sealed class CoreSet
{
    private CoreSet(IReadOnlyList<int> cores, bool canPin)
    {
        Cores = cores;
        CanPin = canPin;
    }

    /// <summary>Numbers of the cores, in the order in which configurations take them.</summary>
    public IReadOnlyList<int> Cores { get; }

    /// <summary>False where the system offers no pinning (macOS).</summary>
    public bool CanPin { get; }

    /// <summary>The cores of a run.</summary>
    /// <exception cref="ArgumentException">They are fewer than the report takes, or the process may not use one of them.</exception>
    public static CoreSet For(PeerOptions options)
    {
        CoreSet cores = Available(options.Cores);
        return options.CoreCount <= cores.Cores.Count
            ? cores
            : throw new ArgumentException($"This takes {options.CoreCount} cores, and there are {cores.Cores.Count} to pin to ({string.Join(", ", cores.Cores)}).");
    }

    /// <summary>The cores this process may use, or of those the ones that the user asks for.</summary>
    /// <exception cref="ArgumentException">A core is asked for that the process may not use.</exception>
    private static CoreSet Available(IReadOnlyList<int> wanted)
    {
        if (!OperatingSystem.IsLinux() && !OperatingSystem.IsWindows())
            return new CoreSet([.. Enumerable.Range(0, Environment.ProcessorCount)], canPin: false);

        using Process self = Process.GetCurrentProcess();
        ulong mask = (ulong)self.ProcessorAffinity;
        int[] allowed = [.. Enumerable.Range(0, 64).Where(core => (mask >> core & 1) != 0)];
        foreach (int core in wanted)
        {
            if (!allowed.Contains(core))
                throw new ArgumentException($"--cores {core}: this process may use the cores {string.Join(", ", allowed)}.");
        }

        return new CoreSet(wanted.Count > 0 ? wanted : allowed, canPin: true);
    }

    /// <summary>Pins the calling thread (Linux) or this process (Windows); a child process started next inherits it from birth.</summary>
    /// <param name="count">How many of <see cref="Cores"/>, from the first on.</param>
    public void Pin(int count)
    {
        if (!OperatingSystem.IsLinux() && !OperatingSystem.IsWindows())
            return;

        ulong mask = Cores.Take(count).Aggregate(0UL, (bits, core) => bits | 1UL << core);
        Debug.Assert(BitOperations.PopCount(mask) == count, "the caller checked the number of cores");
        using Process self = Process.GetCurrentProcess();
        self.ProcessorAffinity = (nint)mask;
    }
}
