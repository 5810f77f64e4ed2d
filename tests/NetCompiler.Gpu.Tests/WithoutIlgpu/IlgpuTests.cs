namespace NetCompiler.Gpu.Tests.WithoutIlgpu;

/// <summary>Stands for the tests of the folder WithIlgpu, which are compiled only where the package restored.</summary>
public class IlgpuTests
{
    [Fact(Skip = "ILGPU was not restored on this machine: the stand-in ran the kernels, and nobody compiled them for a device.")]
    public void Kernels_are_compiled_and_run_by_ILGPU()
    {
    }
}
