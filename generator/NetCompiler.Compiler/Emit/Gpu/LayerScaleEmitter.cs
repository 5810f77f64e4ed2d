using NetCompiler.Compiler.Schedule.Gpu.Launches;

namespace NetCompiler.Compiler.Emit.Gpu;

/// <summary>Writes a factor per channel.</summary>
internal static class LayerScaleEmitter
{
    public static void Write(GpuKernel kernel, LayerScaleLaunch launch)
    {
        kernel.WriteItem(launch.Made);
        ValueAccess.Store(kernel, $"{ValueAccess.Input(kernel)} * {kernel.Load("weights", "channel")}");
    }
}
