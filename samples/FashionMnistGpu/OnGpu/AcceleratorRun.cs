using ILGPU;
using ILGPU.Runtime;

namespace NetCompiler.Samples.FashionMnistGpu.OnGpu;

/// <summary>Classifies the test pictures on the first kind of accelerator that takes the network.</summary>
internal static class AcceleratorRun
{
    public static void Report(string weights, TestPictures test, Measurement onCpu, TextWriter output)
    {
        foreach (var kind in AcceleratorKind.All)
        {
            // O2: where it is known that a kernel reads global memory, the device's code says so. A context of its own for each: one that failed is not to be used again.
            using var context = Context.Create(builder => kind.Add(builder.Optimize(OptimizationLevel.O2)));
            if (context.Devices.FirstOrDefault(found => found.AcceleratorType == kind.Type) is not { } device)
                continue;
            try
            {
                Report(kind, device.CreateAccelerator(context), weights, test, onCpu, output);
                return;
            }
            catch (Exception refusal) when (kind != AcceleratorKind.All[^1])
            {
                // Drivers refuse in many ways, and there is a next kind to try.
                output.WriteLine($"{kind.Name}, {device.Name}: refused. {refusal.Message}");
            }
        }
    }

    private static void Report(AcceleratorKind kind, Accelerator accelerator, string weights, TestPictures test, Measurement onCpu, TextWriter output)
    {
        using var disposed = accelerator;
        // All there is to it: the weights are brought to the device and the kernels compiled for it; what follows is as on the CPU.
        using var network = Digits.OnGpu(accelerator, weights);
        bool isSlow = test.Count > kind.MostPictures;
        var onGpu = Measurement.Of(network.PredictBatch, isSlow ? test.First(kind.MostPictures) : test);
        output.WriteLine($"{kind.Name}, {accelerator.Name}: {onGpu}");
        if (isSlow)
            output.WriteLine($"ILGPU's CPU accelerator is made for debugging, and slow: it got the first {kind.MostPictures} pictures only.");
        output.WriteLine($"Its scores differ from the CPU's by {onGpu.DifferenceFrom(onCpu):G2} at most.");
    }
}
