using ILGPU.Runtime;
using NetCompiler.Gpu.Tests.Running;
using NetCompiler.TestKit.Reference;

namespace NetCompiler.Gpu.Tests.WithIlgpu;

/// <summary>Networks of the zoo on a device against an independent engine in double precision, within the bounds that the CPU keeps; alone and in a batch.</summary>
public class ReferenceTests
{
    private const int Samples = 3;

    public static TheoryData<string, string, string> Cases => new()
    {
        { "LeNet", "LeNet5", "lenet5" },
        { "Digits", "Digits", "digits" },
        { "SqueezeNet", "SqueezeNet", "squeezenet1_1" },
        { "MobileNet", "MobileNetV1", "mobilenet_v1" },
    };

    [OpenClTheory]
    [MemberData(nameof(Cases))]
    public void Output_on_an_OpenCL_device_agrees_with_the_reference(string file, string name, string reference)
    {
        using IlgpuDevice device = IlgpuDevice.OpenCl();
        AssertAgrees(device.Accelerator, new(file, name), ReferenceCase.Load(reference));
    }

    [CudaTheory]
    [MemberData(nameof(Cases))]
    public void Output_on_a_CUDA_device_agrees_with_the_reference(string file, string name, string reference)
    {
        using IlgpuDevice device = IlgpuDevice.Cuda();
        AssertAgrees(device.Accelerator, new(file, name), ReferenceCase.Load(reference));
    }

    private static void AssertAgrees(Accelerator accelerator, ZooNetwork zoo, ReferenceCase reference)
    {
        float[] input = reference.Input.Values();
        float[] output = new float[reference.Output.Length];
        float[] batch = new float[Samples * output.Length];
        using (GpuNetwork network = IlgpuNetwork.Load(zoo.Compiled, zoo.Name, reference.WeightFile(), accelerator))
        {
            network.Predict([input], [output]);
            network.PredictBatch([[.. Enumerable.Repeat(input, Samples).SelectMany(values => values)]], [batch]);
        }

        AssertClose($"{zoo.Name} on {accelerator.Name}", reference, output);
        for (int sample = 0; sample < Samples; sample++)
            AssertClose($"{zoo.Name} on {accelerator.Name}, sample {sample} of a batch", reference, batch[(sample * output.Length)..((sample + 1) * output.Length)]);
    }

    private static void AssertClose(string what, ReferenceCase reference, float[] output)
    {
        double largest = reference.Output.Max(Math.Abs);
        double error = reference.Output.Zip(output, (expected, actual) => double.IsNaN(actual) ? double.PositiveInfinity : Math.Abs(expected - actual)).Max() / largest;
        Assert.True(error <= reference.Bound, $"{what}: relative error {error:E2}, at most {reference.Bound:E2} is allowed");
    }
}
