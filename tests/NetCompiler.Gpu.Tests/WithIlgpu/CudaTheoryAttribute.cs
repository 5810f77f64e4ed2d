namespace NetCompiler.Gpu.Tests.WithIlgpu;

/// <summary>A theory about a CUDA device: skipped, with the reason, where there is none.</summary>
public sealed class CudaTheoryAttribute : TheoryAttribute
{
    public CudaTheoryAttribute()
    {
        Skip = IlgpuDevice.MissingCuda;
    }
}
