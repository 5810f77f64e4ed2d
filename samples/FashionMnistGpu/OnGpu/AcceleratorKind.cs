using ILGPU;
using ILGPU.Runtime;
using ILGPU.Runtime.CPU;
using ILGPU.Runtime.Cuda;
using ILGPU.Runtime.OpenCL;

namespace NetCompiler.Samples.FashionMnistGpu.OnGpu;

/// <summary>A way in which ILGPU runs kernels.</summary>
/// <param name="Name">What users call it.</param>
/// <param name="Type">What ILGPU calls it.</param>
/// <param name="Add">Finds its devices, if there are any.</param>
/// <param name="MostPictures">More would take too long.</param>
internal sealed record AcceleratorKind(string Name, AcceleratorType Type, Action<Context.Builder> Add, int MostPictures)
{
    /// <summary>
    /// The best first. The last one is always there: it is made for debugging, with a thread of the system for each of a group, and takes a quarter of a second for a
    /// picture. Its groups are as large as the kernels want them, which by default they are not.
    /// </summary>
    public static IReadOnlyList<AcceleratorKind> All { get; } =
    [
        new("CUDA", AcceleratorType.Cuda, builder => builder.Cuda(), int.MaxValue),
        new("OpenCL", AcceleratorType.OpenCL, builder => builder.OpenCL(), int.MaxValue),
        new("ILGPU's CPU accelerator", AcceleratorType.CPU, builder => builder.CPU(new CPUDevice(numThreadsPerWarp: 32, numWarpsPerMultiprocessor: 8, numMultiprocessors: 1)), 16),
    ];
}
