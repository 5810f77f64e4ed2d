using NetCompiler.Compiler.Schedule.Gpu.Launches;
using NetCompiler.Compiler.Schedule.Steps;

namespace NetCompiler.Compiler.Emit.Gpu;

/// <summary>Writes sums and products of two maps, or of a map and a pixel.</summary>
internal static class ElementwiseEmitter
{
    public static void Write(GpuKernel kernel, ElementwiseLaunch launch)
    {
        string row = launch.IsBroadcast ? GpuKernel.Divide("row", launch.Target.Shape.Pixels) : "row";
        kernel.WriteItem(launch.Made);
        ValueAccess.Store(kernel, $"{ValueAccess.Input(kernel)} {(launch.Kind == ElementwiseKind.Sum ? "+" : "*")} {kernel.Load("other", ValueAccess.Index(launch.Inputs[1], row))}");
    }
}
