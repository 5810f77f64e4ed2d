namespace ILGPU.Runtime.OpenCL;

/// <summary>What an OpenCL device can do: the others all have half precision, which ILGPU's own context does not say.</summary>
public sealed class CLCapabilityContext : CapabilityContext
{
    public bool Float16 { get; init; } = true;
}
