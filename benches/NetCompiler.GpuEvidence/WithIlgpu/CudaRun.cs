using ILGPU;
using ILGPU.Runtime;
using ILGPU.Runtime.Cuda;

namespace NetCompiler.GpuEvidence.WithIlgpu;

/// <summary>Measures the networks on the first CUDA device.</summary>
internal static class CudaRun
{
    public static int Execute()
    {
        using var context = Context.Create(builder => builder.Cuda().Optimize(OptimizationLevel.O2));
        if (context.GetCudaDevices().Count == 0)
        {
            Console.Error.WriteLine("There is no CUDA device here, so nothing was measured.");
            return 2;
        }

        using Accelerator accelerator = context.CreateCudaAccelerator(0);
        Console.WriteLine($"{accelerator.Name}, {accelerator.NumMultiprocessors} multiprocessors, {accelerator.MemorySize / 1e9:0.0} GB; {DateTime.Today:yyyy-MM-dd}");
        foreach (EvidenceCase shown in EvidenceCase.All)
            DeviceReport.Print(ZooNetwork.Find(shown.Network), accelerator);
        return 0;
    }
}
