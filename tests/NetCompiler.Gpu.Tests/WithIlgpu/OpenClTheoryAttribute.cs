namespace NetCompiler.Gpu.Tests.WithIlgpu;

/// <summary>A theory about an OpenCL device: skipped, with the reason, where there is none.</summary>
public sealed class OpenClTheoryAttribute : TheoryAttribute
{
    public OpenClTheoryAttribute()
    {
        Skip = IlgpuDevice.MissingOpenCl;
    }
}
