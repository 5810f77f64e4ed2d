using NetCompiler.Compiler.Graph;
using NetCompiler.Compiler.Schedule.Steps;

namespace NetCompiler.Compiler.Emit.Cpu;

/// <summary>Writes batch norms that stand alone: a factor and a summand per channel or value, a vector of channels of one pixel at a time.</summary>
internal static class BatchNormEmitter
{
    public static void Write(CpuKernel kernel, BatchNormStep step)
    {
        if (!step.IsPerPixel)
        {
            PixelLoop.Write(kernel, channel => CpuKernel.MultiplyAdd(CpuKernel.Load("source", channel), CpuKernel.Load("weights", channel), CpuKernel.Load("bias", channel)));
            return;
        }

        Shape shape = step.Output.Shape;
        PixelLoop.Write(
            kernel,
            channel => CpuKernel.MultiplyAdd(CpuKernel.Load("source", channel), CpuKernel.Load("factor", channel), CpuKernel.Load("summand", channel)),
            PixelLoop.Companion.Packed("factor", "weights", shape),
            PixelLoop.Companion.Packed("summand", "bias", shape));
    }
}
