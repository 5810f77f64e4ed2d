using NetCompiler.Compiler.Schedule.Steps;

namespace NetCompiler.Compiler.Emit.Cpu;

/// <summary>Writes functions of each value that no producer could apply.</summary>
internal static class ActivationStepEmitter
{
    public static void Write(CpuKernel kernel, ActivationStep step) => PixelLoop.Write(kernel, channel => CpuKernel.Load("source", channel));
}
