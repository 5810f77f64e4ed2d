namespace ILGPU.Runtime;

/// <summary>A device in this process, of any size; kernels run on the caller's thread.</summary>
public sealed class Accelerator
{
    private readonly AcceleratorStream _defaultStream;

    public Accelerator() => _defaultStream = new(this);

    public string Name { get; init; } = "stand-in";

    public int MaxNumThreadsPerGroup { get; init; } = 1024;

    public int MaxSharedMemoryPerGroup { get; init; } = 48 * 1024;

    public long MemorySize { get; init; } = 1L << 40;

    public CapabilityContext Capabilities { get; init; } = new();

    /// <summary>The items of a group run from the last to the first: what depends on the order lacks a barrier.</summary>
    public bool IsReversed { get; init; }

    /// <summary>Bytes that are allocated and not freed.</summary>
    public long AllocatedBytes { get; internal set; }

    /// <summary>Streams that are not disposed, but for the default one.</summary>
    public int Streams { get; internal set; }

    /// <summary>Kernels that have run.</summary>
    public int Launches { get; internal set; }

    /// <summary>The bytes that it gives at most.</summary>
    public long AllocationLimit { get; init; } = long.MaxValue;

    public AcceleratorStream DefaultStream => _defaultStream;

    public AcceleratorStream CreateStream()
    {
        Streams++;
        return new(this);
    }

    public MemoryBuffer1D<T, Stride1D.Dense> Allocate1D<T>(long length)
        where T : unmanaged => new(this, length);
}

/// <summary>What a device can do: here nothing that each kind of device does not say for itself.</summary>
public class CapabilityContext;

/// <summary>An order of kernels; here everything is done at once.</summary>
public sealed class AcceleratorStream(Accelerator accelerator) : IDisposable
{
    internal Accelerator Accelerator { get; } = accelerator;

    public void Synchronize()
    {
    }

    public void Dispose() => Accelerator.Streams--;
}
