using ILGPU.Runtime.OpenCL;

namespace NetCompiler.Gpu.Tests.WithIlgpu;

/// <summary>Every layer on an OpenCL device.</summary>
public class OpenClDeviceTests
{
    public static TheoryData<string, string> Networks => IlgpuSuite.Networks;

    [OpenClTheory]
    [MemberData(nameof(Networks))]
    public void Network_agrees_with_the_interpreter(string suite, string network)
    {
        using IlgpuDevice device = IlgpuDevice.OpenCl();
        try
        {
            IlgpuSuite.Find(suite).AssertAgrees(network, device);
        }
        catch (PlatformNotSupportedException refusal) when (!((CLAccelerator)device.Accelerator).Capabilities.Float16)
        {
            // Not every device has half precision; the class Gpu then says so.
            Assert.Contains("half precision", refusal.Message, StringComparison.Ordinal);
        }
    }
}
