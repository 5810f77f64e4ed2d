using System.Reflection;

namespace NetCompiler.Gpu.Tests.WithIlgpu;

/// <summary>Every kernel of the small networks compiles for CUDA devices, though none is at hand.</summary>
public class PtxTests
{
    public static TheoryData<string, string> Networks => IlgpuSuite.Networks;

    [Theory]
    [MemberData(nameof(Networks))]
    public void Kernels_need_no_function_from_outside(string suite, string network)
    {
        foreach (MethodInfo kernel in IlgpuNetwork.Kernels(IlgpuSuite.Find(suite).Compiled, network))
        {
            string ptx = PtxCompiler.Compile(kernel);
            Assert.Contains(".target sm_80", ptx, StringComparison.Ordinal);
            Assert.False(ptx.Contains(".extern .func", StringComparison.Ordinal), $"{kernel.Name}:\n{ptx}");
            string[] missing = [.. PtxBarriers.MissingAroundLoops(new(ptx))];
            Assert.True(missing.Length == 0, $"{kernel.Name} lacks barriers between\n{string.Join("\n", missing)}");
        }
    }
}
