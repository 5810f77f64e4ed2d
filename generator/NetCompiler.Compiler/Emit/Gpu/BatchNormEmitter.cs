using NetCompiler.Compiler.Schedule.Gpu.Launches;

namespace NetCompiler.Compiler.Emit.Gpu;

/// <summary>Writes batch norms that stand alone: a factor and a summand per channel or value.</summary>
internal static class BatchNormEmitter
{
    public static void Write(GpuKernel kernel, BatchNormLaunch launch)
    {
        string place = launch.IsPerPixel ? ValueAccess.Packed(launch.Target.Shape) : "channel";
        kernel.WriteItem(launch.Made);
        ValueAccess.Store(kernel, $"({ValueAccess.Input(kernel)} * {kernel.Load("weights", place)}) + {kernel.Load("bias", place)}");
    }
}
