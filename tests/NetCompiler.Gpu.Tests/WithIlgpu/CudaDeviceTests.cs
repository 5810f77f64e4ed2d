using NetCompiler.Gpu.Tests.Running;
using NetCompiler.TestKit.Compilation;
using NetCompiler.TestKit.Reference;

namespace NetCompiler.Gpu.Tests.WithIlgpu;

/// <summary>A CUDA device, when one is at hand: every layer, and whole networks beside their own CPU kernels.</summary>
public class CudaDeviceTests
{
    private const double Bound = 1e-4;

    public static TheoryData<string, string> Networks => IlgpuSuite.Networks;

    [CudaTheory]
    [MemberData(nameof(Networks))]
    public void Network_agrees_with_the_interpreter(string suite, string network)
    {
        using IlgpuDevice device = IlgpuDevice.Cuda();
        IlgpuSuite.Find(suite).AssertAgrees(network, device);
    }

    [CudaTheory]
    [InlineData("ResNet", "ResNet50", "resnet50")]
    [InlineData("Vgg", "Vgg16", "vgg16")]
    public void Large_networks_agree_with_the_CPU(string file, string name, string reference)
    {
        ReferenceCase drawn = ReferenceCase.Load(reference);
        ZooNetwork zoo = new(file, name);
        float[] input = drawn.Input.Values();
        float[] expected = new float[drawn.Output.Length];
        float[] output = new float[drawn.Output.Length];
        using (INetworkHandle network = zoo.Compiled[name].Load(drawn.WeightFile()))
            network.Predict(input, expected);
        using IlgpuDevice device = IlgpuDevice.Cuda();
        using (GpuNetwork network = IlgpuNetwork.Load(zoo.Compiled, name, drawn.WeightFile(), device.Accelerator))
            network.Predict([input], [output]);
        double error = expected.Zip(output, (cpu, gpu) => float.IsNaN(gpu) ? double.PositiveInfinity : Math.Abs((double)cpu - gpu)).Max() / expected.Max(Math.Abs);
        Assert.True(error <= Bound, $"{name} on {device.Accelerator.Name}: {error:E2} away from the CPU's result, at most {Bound:E2} is allowed");
    }
}
