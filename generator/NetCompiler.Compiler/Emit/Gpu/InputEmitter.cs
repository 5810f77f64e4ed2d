using NetCompiler.Compiler.Graph;
using NetCompiler.Compiler.Schedule.Gpu.Launches;

namespace NetCompiler.Compiler.Emit.Gpu;

/// <summary>Writes what brings the caller's float32 values, channels first, into the arena.</summary>
internal static class InputEmitter
{
    public static void Write(GpuKernel kernel, InputLaunch launch)
    {
        Shape shape = launch.Target.Shape;
        kernel.WriteItem(shape, isPlanar: true);
        kernel.Writer.Line("float value = input[(int)item];");
        if (launch.Normalize is { } normalize)
        {
            if (normalize.MeanPicture)
                kernel.Writer.Line($"value = value - {kernel.Load("weights", "place")};");
            else
                kernel.Writer.Line($"value = value - {Constant(normalize.Means)};");
            kernel.Writer.Line($"value = value / {Constant(normalize.Stds)};");
        }

        kernel.StoreOutput(GpuKernel.Sum(GpuKernel.Times("row", launch.Target.Pitch), "channel"), "value");

        // Channels are few: a chain of selections needs no table.
        string Constant(IReadOnlyList<double> values)
        {
            string text = SourceText.Float(values[values.Count - 1]);
            for (int channel = values.Count - 2; channel >= 0; channel--)
                text = values.Distinct().Count() == 1 ? text : $"GpuOps.Select(channel == {channel}u, {SourceText.Float(values[channel])}, {text})";
            return text;
        }
    }
}
