using NetCompiler.Compiler.Schedule.Gpu.Launches;

namespace NetCompiler.Compiler.Emit.Gpu;

/// <summary>Writes what brings a learnt tensor into the arena.</summary>
internal static class ParameterEmitter
{
    public static void Write(GpuKernel kernel, ParameterLaunch launch)
    {
        kernel.WriteItem(launch.Made);
        ValueAccess.Store(kernel, kernel.Load("weights", ValueAccess.Packed(launch.Target.Shape)));
    }
}
