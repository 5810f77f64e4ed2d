namespace NetCompiler.Samples.FashionMnistGpu;

/// <summary>Classifies the test pictures on the CPU, then with the same class on the best accelerator there is.</summary>
internal static class GpuCommand
{
    /// <summary>The program was built without ILGPU: there is nothing to run on a GPU.</summary>
    public const int WithoutIlgpu = 2;

    /// <returns>0, or <see cref="WithoutIlgpu"/> with one line in <paramref name="errors"/>.</returns>
    public static int Run(TextWriter output, TextWriter errors)
    {
        var test = TestPictures.Load();
        string weights = TestPictures.PathOf("digits-fashion.safetensors");
        int threads = Environment.ProcessorCount;
        using var network = Digits.Load(weights, new NetworkOptions { Threads = threads });
        var onCpu = Measurement.Of(network.PredictBatch, test);
        output.WriteLine($"CPU, {threads} threads: {onCpu}");
#if ILGPU
        OnGpu.AcceleratorRun.Report(weights, test, onCpu, output);
        return 0;
#else
        errors.WriteLine("ILGPU is missing, so this build has no GPU kernels: add the package (dotnet add package ILGPU --version 1.5.3; this project does so by itself where a package source has it).");
        return WithoutIlgpu;
#endif
    }
}
