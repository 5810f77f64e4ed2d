using System.ComponentModel;

namespace NetCompiler.Kernels;

/// <summary>What generated code asks before it trusts a device or a caller; every message names the thing and the two figures that disagree.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class GpuChecks
{
    /// <summary>Compares the threads of a kernel's group with what a device allows.</summary>
    /// <exception cref="PlatformNotSupportedException">They are more.</exception>
    public static void Threads(string layer, int threads, string device, int limit)
    {
        if (threads > limit)
            throw new PlatformNotSupportedException($"{layer} runs in groups of {threads} threads, but {device} allows {limit}.");
    }

    /// <summary>Compares the shared memory of a kernel's group with what a device has.</summary>
    /// <exception cref="PlatformNotSupportedException">It is more.</exception>
    public static void SharedMemory(string layer, int bytes, string device, int limit)
    {
        if (bytes > limit)
            throw new PlatformNotSupportedException($"{layer} needs {bytes} bytes of shared memory for each group, but {device} has {limit}.");
    }

    /// <summary>Compares the memory of a network with that of a device.</summary>
    /// <exception cref="PlatformNotSupportedException">It is more.</exception>
    public static void Memory(string network, string layer, long weights, long bytesPerSample, int samples, string device, long limit)
    {
        double needed = weights + ((double)bytesPerSample * samples);
        if (needed > limit)
            throw new PlatformNotSupportedException($"{network} needs {needed:0} bytes: {weights} for weights and {bytesPerSample} for each of {samples} samples (its largest map is that of {layer}), but {device} has {limit}.");
    }

    /// <summary>Asks whether a device has half precision.</summary>
    /// <exception cref="PlatformNotSupportedException">It has not.</exception>
    public static void Half(string network, string device, bool isSupported)
    {
        if (!isSupported)
            throw new PlatformNotSupportedException($"{network} was compiled for half precision, which {device} does not have.");
    }

    /// <summary>The samples that so many values are.</summary>
    /// <exception cref="ArgumentException">They are no multiple of a sample's.</exception>
    public static int Samples(string name, long values, int perSample) =>
        values % perSample == 0 ? checked((int)(values / perSample)) : throw new ArgumentException($"{name} has {values} values, which is no multiple of the {perSample} of one sample.", name);

    /// <summary>Compares the length of an input or output with what so many samples have.</summary>
    /// <exception cref="ArgumentException">It has another.</exception>
    public static void Length(string name, long length, int perSample, int samples)
    {
        if (length != (long)perSample * samples)
            throw new ArgumentException($"{name} has {length} values; {samples} samples of {perSample} have {(long)perSample * samples}.", name);
    }

    /// <summary>Values in half precision, each rounded to the nearest.</summary>
    public static ReadOnlySpan<Half> Narrow(ReadOnlySpan<float> values)
    {
        Half[] narrow = new Half[values.Length];
        for (int i = 0; i < narrow.Length; i++)
            narrow[i] = (Half)values[i];
        return narrow;
    }
}
