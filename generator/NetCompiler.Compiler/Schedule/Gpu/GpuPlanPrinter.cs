using System.Globalization;
using System.Text;
using NetCompiler.Compiler.Schedule.Gpu.Launches;

namespace NetCompiler.Compiler.Schedule.Gpu;

/// <summary>Prints a plan for the head of the emitted file and for the dump: launches, resources, and what each costs at least.</summary>
public static class GpuPlanPrinter
{
    public static string Print(GpuPlan plan)
    {
        StringBuilder text = new();
        text.Append($"GPU plan {plan.Name}: batches of up to {plan.MaximumBatch}, {plan.Precision}, arena {plan.ArenaLength} values a sample, weights {plan.WeightsLength} values\n");
        Print(text, plan, "one sample", plan.Single, 1);
        if (!plan.Batch.IsEmpty)
            Print(text, plan, $"a batch of {plan.MaximumBatch}", plan.Batch, plan.MaximumBatch);
        text.Append("buffers, of one sample\n");
        foreach (GpuBuffer buffer in plan.Buffers)
            text.Append($"  {buffer.Id} {buffer.Name} {buffer.Shape}: at {buffer.Offset}, pitch {buffer.Pitch}, {buffer.Length} values, launches {buffer.FirstLaunch} to {buffer.LastLaunch}\n");
        return text.ToString();
    }

    private static void Print(StringBuilder text, GpuPlan plan, string title, IEnumerable<Launch> launches, int samples)
    {
        string devices = string.Join(", ", GpuArchitecture.Declared.Select(device => device.Name));
        text.Append($"{title}: launch, groups × threads, shared bytes, registers (estimate), µs at least on {devices} (float32; ILGPU has no tensor cores)\n");
        foreach (Launch launch in launches)
        {
            string tile = launch switch
            {
                ConvLaunch conv => $", {conv.Tile}",
                WindowSumLaunch sum => $", {sum.Lanes}×{sum.Strip} a thread",
                _ => "",
            };
            string times = string.Join(", ", GpuArchitecture.Declared.Select(device => (1e6 * Roofline(plan, launch, device, samples)).ToString("0.0", CultureInfo.InvariantCulture)));
            text.Append($"  {launch.Mnemonic} {launch.Name}: {launch.Grid.Groups(samples)} × {launch.Threads}, {launch.SharedBytes}, {launch.Registers}, {times}{tile}; {launch.Description}\n");
        }
    }

    /// <summary>Seconds that a launch takes at least.</summary>
    public static double Roofline(GpuPlan plan, Launch launch, GpuArchitecture device, int samples) =>
        device.Roofline(launch.MultiplyAdds * samples, ((launch.ValuesPerSample * samples) + launch.WeightValues) * plan.ElementBytes);
}
