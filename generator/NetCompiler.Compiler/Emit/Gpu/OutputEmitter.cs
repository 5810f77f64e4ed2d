using NetCompiler.Compiler.Schedule.Gpu.Launches;

namespace NetCompiler.Compiler.Emit.Gpu;

/// <summary>Writes what hands a value to the caller: float32, channels first.</summary>
internal static class OutputEmitter
{
    public static void Write(GpuKernel kernel, OutputLaunch launch)
    {
        kernel.WriteItem(launch.Input.Shape, isPlanar: true);
        kernel.Writer.Line($"output[(int)item] = {kernel.Load("input", GpuKernel.Sum(GpuKernel.Times("row", launch.Input.Pitch), "channel"))};");
    }
}
