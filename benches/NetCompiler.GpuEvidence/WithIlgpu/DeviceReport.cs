using System.Diagnostics;
using ILGPU.Runtime;
using NetCompiler.Benches;
using NetCompiler.Compiler.Schedule.Gpu.Launches;

namespace NetCompiler.GpuEvidence.WithIlgpu;

/// <summary>A network on a device: whether it says what the CPU says, how long a call takes, and how long each layer.</summary>
internal static class DeviceReport
{
    private const int Calls = 10;

    private delegate IDisposable OnGpu(Accelerator accelerator, string path, GpuOptions? options);

    public static void Print(ZooNetwork network, Accelerator accelerator)
    {
        Console.WriteLine();
        Console.WriteLine($"### {network.Name}");
        Console.WriteLine();
        CompiledZoo compiled = CompiledZoo.Of(network);
        PrintAgreement(compiled, accelerator, network.Plan.MaximumBatch);
        Console.WriteLine();

        string[] header = ["layer", "what", "batch", "µs", "TFLOP/s", "GB/s"];
        using LaunchTimer timer = new(network, compiled, accelerator);
        EvidenceRow[] rows = [.. network.Plan.Single.Select(launch => new EvidenceRow(network, launch, 1)), .. network.Plan.Batch.Select(launch => new EvidenceRow(network, launch, network.Plan.MaximumBatch))];
        // The caller's values are no views of the arena: what goes in and out is in the time of a call.
        Table.Print(header, rows.Where(row => row.Launch is not (InputLaunch or OutputLaunch)).Select(row => Cells(row, timer.Seconds(row))), markdown: true, left: 2);
    }

    private static string[] Cells(EvidenceRow row, double seconds)
    {
        Launch launch = row.Launch;
        double bytes = row.Network.Plan.ElementBytes * ((double)(launch.ValuesPerSample * row.Samples) + launch.WeightValues);
        return
        [
            launch.Name,
            EvidenceRow.Shape(launch),
            row.Samples.ToString(),
            Figures.Short(1e6 * seconds),
            launch.MultiplyAdds == 0 ? Table.Missing : Figures.Short(2e-12 * launch.MultiplyAdds * row.Samples / seconds),
            Figures.Short(1e-9 * bytes / seconds),
        ];
    }

    /// <summary>The same pictures with the same weights on the CPU and on the device.</summary>
    private static void PrintAgreement(CompiledZoo compiled, Accelerator accelerator, int batch)
    {
        NetworkClass type = new(compiled.Type);
        using SampleWeights weights = type.WriteWeights();
        float[] input = new float[type.InputLength * batch], expected = new float[type.OutputLength * batch], actual = new float[expected.Length];
        SampleInput.Fill(input);
        using (CompiledNetwork cpu = type.Load(weights.File, new NetworkOptions { Threads = Environment.ProcessorCount }))
            cpu.PredictBatch(input, expected);

        OnGpu load = compiled.Type.GetMethod("OnGpu", [typeof(Accelerator), typeof(string), typeof(GpuOptions)])!.CreateDelegate<OnGpu>();
        using IDisposable network = load(accelerator, weights.File, null);
        Prediction predict = network.GetType().GetMethod("PredictBatch", [typeof(ReadOnlySpan<float>), typeof(Span<float>)])!.CreateDelegate<Prediction>(network);
        predict(input, actual);
        float largest = expected.Max(MathF.Abs);
        float difference = expected.Zip(actual, (a, b) => MathF.Abs(a - b)).Max();
        Console.WriteLine($"Largest difference from the CPU's result: {difference:G2}, where the largest value is {largest:G3}.");
        foreach (int samples in new[] { 1, batch })
        {
            double best = double.PositiveInfinity;
            for (int call = 0; call < Calls; call++)
            {
                long start = Stopwatch.GetTimestamp();
                predict(input.AsSpan(0, samples * type.InputLength), actual.AsSpan(0, samples * type.OutputLength));
                best = Math.Min(best, Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            }

            Console.WriteLine($"A call with {samples}: {Figures.Short(best)} ms, the way there and back included; {Figures.Short(2e-9 * type.MultiplyAdds * samples / best)} TFLOP/s.");
        }
    }
}
