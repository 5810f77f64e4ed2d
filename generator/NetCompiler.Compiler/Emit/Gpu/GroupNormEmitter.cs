using NetCompiler.Compiler.Graph;
using NetCompiler.Compiler.Schedule;
using NetCompiler.Compiler.Schedule.Gpu;
using NetCompiler.Compiler.Schedule.Gpu.Launches;
using NetCompiler.Compiler.Text;

namespace NetCompiler.Compiler.Emit.Gpu;

/// <summary>Writes norms over groups of channels and all pixels: three passes over the group's values.</summary>
internal static class GroupNormEmitter
{
    public static void Write(GpuKernel kernel, GroupNormLaunch launch)
    {
        SourceWriter writer = kernel.Writer;
        Shape shape = launch.Input.Shape;
        int channels = launch.ChannelsPerGroup;
        Reduction reduction = new(kernel, launch);
        reduction.WriteHead("group", Moments.Shared);
        reduction.WriteCount(launch.Values);
        writer.Line($"uint sample = {GpuKernel.Divide("group", launch.Groups)};");
        writer.Line($"uint first = {(launch.Groups == 1 ? "0u" : GpuKernel.Times(GpuKernel.Modulo("group", launch.Groups), channels))};");
        Moments.Write(kernel, reduction, launch.Values, launch.Epsilon, kernel.Load("input", At(launch.Input)));
        using (reduction.OpenLoop())
        {
            string normed = $"({kernel.Load("input", At(launch.Input))} - mean) * scale";
            if (launch.IsAffine)
            {
                string row = launch.HasMapAffine ? GpuKernel.Times(GpuKernel.Divide("i", channels), BufferLayout.RoundUp(shape.Channels)) : "0u";
                writer.Line($"uint constant = {GpuKernel.Sum(row, "first", GpuKernel.Modulo("i", channels))};");
                normed = $"({normed} * {kernel.Load("weights", "constant")}) + {kernel.Load("bias", "constant")}";
            }

            kernel.StoreOutput(At(launch.Target), normed);
        }

        // Value i of a group: pixel by pixel.
        string At(GpuView view) =>
            GpuKernel.Sum(GpuKernel.Times("sample", shape.Pixels * view.Pitch), "first", view.Pitch == channels ? "i" : GpuKernel.Sum(GpuKernel.Times(GpuKernel.Divide("i", channels), view.Pitch), GpuKernel.Modulo("i", channels)));
    }
}
