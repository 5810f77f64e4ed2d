using NetCompiler.Compiler.Schedule.Gpu.Launches;

namespace NetCompiler.Compiler.Emit.Gpu;

/// <summary>Writes functions of each value alone.</summary>
internal static class ActivationEmitter
{
    public static void Write(GpuKernel kernel, ActivationLaunch launch)
    {
        kernel.WriteItem(launch.Target.Shape);
        kernel.StoreOutput(GpuKernel.Sum(GpuKernel.Times("row", launch.Target.Pitch), "channel"), kernel.Load("input", GpuKernel.Sum(GpuKernel.Times("row", launch.Input.Pitch), "channel")));
    }
}
