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
                kernel.Writer.Line($"value = value - {Constant("mean", normalize.Means)};");
            kernel.Writer.Line($"value = value / {Constant("std", normalize.Stds)};");
        }

        kernel.StoreOutput(GpuKernel.Sum(GpuKernel.Times("row", launch.Target.Pitch), "channel"), "value");

        // A selection for each channel, one after the other: an expression of thousands would be too deep.
        string Constant(string name, IReadOnlyList<double> values)
        {
            if (values.Distinct().Count() == 1)
                return SourceText.Float(values[0]);
            kernel.Writer.Line($"float {name} = {SourceText.Float(values[0])};");
            for (int channel = 1; channel < values.Count; channel++)
                kernel.Writer.Line($"{name} = GpuOps.Select(channel == {channel}u, {SourceText.Float(values[channel])}, {name});");
            return name;
        }
    }
}
