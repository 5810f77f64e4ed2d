namespace ILGPU.Runtime.OpenCL;

/// <summary>What an OpenCL device can do.</summary>
public sealed class CLCapabilityContext : CapabilityContext
{
    public bool Float16 { get; init; }
}
