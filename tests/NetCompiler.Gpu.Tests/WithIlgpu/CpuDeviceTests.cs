namespace NetCompiler.Gpu.Tests.WithIlgpu;

/// <summary>Every layer on ILGPU's device in this process, which runs the kernels' own methods.</summary>
public class CpuDeviceTests
{
    public static TheoryData<string, string> Networks => IlgpuSuite.Networks;

    [Theory]
    [MemberData(nameof(Networks))]
    public void Network_agrees_with_the_interpreter(string suite, string network)
    {
        using IlgpuDevice device = IlgpuDevice.Cpu();
        IlgpuSuite.Find(suite).AssertAgrees(network, device);
    }
}
