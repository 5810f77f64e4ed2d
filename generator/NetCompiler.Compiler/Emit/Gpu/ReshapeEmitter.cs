using NetCompiler.Compiler.Graph;
using NetCompiler.Compiler.Schedule.Gpu.Launches;
using NetCompiler.Compiler.Text;

namespace NetCompiler.Compiler.Emit.Gpu;

/// <summary>Writes changes of shape and flattening: the place that each value comes from is worked out from its number, channels first.</summary>
internal static class ReshapeEmitter
{
    public static void Write(GpuKernel kernel, ReshapeLaunch launch)
    {
        SourceWriter writer = kernel.Writer;
        (Shape from, Shape to) = (launch.Input.Shape, launch.Target.Shape);
        kernel.WriteItem(launch.Made);
        writer.Line($"uint sample = {GpuKernel.Divide("row", to.Pixels)};");
        writer.Line($"uint number = {GpuKernel.Sum(GpuKernel.Times("channel", to.Pixels), GpuKernel.Modulo("row", to.Pixels))};");
        writer.Line($"uint from = {GpuKernel.Sum(GpuKernel.Times("sample", from.Pixels), GpuKernel.Modulo("number", from.Pixels))};");
        ValueAccess.Store(kernel, ValueAccess.Input(kernel, "from", GpuKernel.Divide("number", from.Pixels)));
    }
}
