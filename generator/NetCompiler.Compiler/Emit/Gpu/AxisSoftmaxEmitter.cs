using NetCompiler.Compiler.Graph;
using NetCompiler.Compiler.Schedule.Gpu.Launches;
using NetCompiler.Compiler.Text;

namespace NetCompiler.Compiler.Emit.Gpu;

/// <summary>Writes softmax along a spatial axis: results are channels of a place on the other axes.</summary>
internal static class AxisSoftmaxEmitter
{
    public static void Write(GpuKernel kernel, AxisSoftmaxLaunch launch)
    {
        SourceWriter writer = kernel.Writer;
        Shape shape = launch.Input.Shape;
        Reduction reduction = new(kernel, launch);
        reduction.WriteHead("result", SoftmaxEmitter.Shared);
        reduction.WriteCount(launch.Size);
        writer.Line($"uint channel = {GpuKernel.Modulo("result", shape.Channels)};");
        writer.Line($"uint place = {GpuKernel.Divide("result", shape.Channels)};");

        // The axes before this one and the samples go together, the axes behind it are pixels that follow each other.
        string first = GpuKernel.Sum(GpuKernel.Times(GpuKernel.Divide("place", launch.Stride), launch.Size * launch.Stride), GpuKernel.Modulo("place", launch.Stride));
        writer.Line($"uint row = {first};");
        SoftmaxEmitter.WritePasses(kernel, reduction, view => GpuKernel.Sum(GpuKernel.Times($"(row + {GpuKernel.Times("i", launch.Stride)})", view.Pitch), "channel"));
    }
}
