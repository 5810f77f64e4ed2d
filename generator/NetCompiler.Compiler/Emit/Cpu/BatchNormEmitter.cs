using NetCompiler.Compiler.Schedule.Steps;
using NetCompiler.Compiler.Text;

namespace NetCompiler.Compiler.Emit.Cpu;

/// <summary>Writes batch norms that stand alone: a factor and a summand per channel, a vector of channels of one pixel at a time.</summary>
internal static class BatchNormEmitter
{
    public static void Write(CpuKernel kernel, BatchNormStep step)
    {
        SourceWriter writer = kernel.Writer;
        int vectors = kernel.Target.VectorsFor(step.Channels);
        using (InteriorLoop.Open(writer, kernel.Input, kernel.Output))
        {
            kernel.Tiles("channel", vectors * kernel.Lanes, kernel.Lanes, (channel, _) =>
                kernel.Store(CpuKernel.MultiplyAdd(CpuKernel.Load("source", channel), CpuKernel.Load("weights", channel), CpuKernel.Load("bias", channel)), "target", channel));
            kernel.Sweep("target", 1, kernel.Output.PixelPitch, vectors);
        }
    }
}
