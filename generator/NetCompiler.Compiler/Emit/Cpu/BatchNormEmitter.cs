using NetCompiler.Compiler.Schedule.Steps;

namespace NetCompiler.Compiler.Emit.Cpu;

/// <summary>Writes batch norms that stand alone: a factor and a summand per channel, a vector of channels of one pixel at a time.</summary>
internal static class BatchNormEmitter
{
    public static void Write(CpuKernel kernel, BatchNormStep step) =>
        PixelLoop.Write(kernel, channel => CpuKernel.MultiplyAdd(CpuKernel.Load("source", channel), CpuKernel.Load("weights", channel), CpuKernel.Load("bias", channel)));
}
