using NetCompiler.Compiler.Schedule.Gpu.Launches;

namespace NetCompiler.Compiler.Emit.Gpu;

/// <summary>Writes rectifiers with a learnt slope per channel, or one for all. NaN stays NaN.</summary>
internal static class PReluEmitter
{
    public static void Write(GpuKernel kernel, PReluLaunch launch)
    {
        kernel.WriteItem(launch.Made);
        kernel.Writer.Line($"float value = {ValueAccess.Input(kernel)};");
        ValueAccess.Store(kernel, $"GpuOps.Select(value < 0f, value * {kernel.Load("weights", launch.IsShared ? "0u" : "channel")}, value)");
    }
}
