using NetCompiler.Compiler.Graph;
using NetCompiler.Compiler.Schedule;
using NetCompiler.Compiler.Schedule.Gpu;
using NetCompiler.Compiler.Schedule.Gpu.Launches;

namespace NetCompiler.Compiler.Emit.Gpu;

/// <summary>Writes norms over the channels of each pixel: three passes over them, of which the last two find them in the cache.</summary>
internal static class LayerNormEmitter
{
    public static void Write(GpuKernel kernel, LayerNormLaunch launch)
    {
        Shape shape = launch.Input.Shape;
        Reduction reduction = new(kernel, launch);
        reduction.WriteHead("row", Moments.Shared);
        reduction.WriteCount(shape.Channels);
        Moments.Write(kernel, reduction, shape.Channels, launch.Epsilon, kernel.Load("input", At(launch.Input)));
        using (reduction.OpenLoop())
        {
            string constant = launch.HasMapAffine ? GpuKernel.Sum(GpuKernel.Times(GpuKernel.Modulo("row", shape.Pixels), BufferLayout.RoundUp(shape.Channels)), "i") : "i";
            kernel.StoreOutput(At(launch.Target), $"(({kernel.Load("input", At(launch.Input))} - mean) * scale * {kernel.Load("weights", constant)}) + {kernel.Load("bias", constant)}");
        }

        static string At(GpuView view) => GpuKernel.Sum(GpuKernel.Times("row", view.Pitch), "i");
    }
}
