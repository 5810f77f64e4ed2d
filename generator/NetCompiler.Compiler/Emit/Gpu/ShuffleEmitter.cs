using NetCompiler.Compiler.Schedule.Gpu.Launches;

namespace NetCompiler.Compiler.Emit.Gpu;

/// <summary>Writes channel shuffles: each thread brings the value of its channel from the group that it was in.</summary>
internal static class ShuffleEmitter
{
    public static void Write(GpuKernel kernel, ShuffleLaunch launch)
    {
        int perGroup = launch.Target.Shape.Channels / launch.Groups;
        kernel.WriteItem(launch.Made);
        ValueAccess.Store(kernel, ValueAccess.Input(kernel, "row", GpuKernel.Sum(GpuKernel.Times(GpuKernel.Modulo("channel", launch.Groups), perGroup), GpuKernel.Divide("channel", launch.Groups))));
    }
}
