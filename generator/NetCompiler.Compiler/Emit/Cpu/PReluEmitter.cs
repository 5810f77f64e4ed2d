using NetCompiler.Compiler.Schedule.Steps;

namespace NetCompiler.Compiler.Emit.Cpu;

/// <summary>Writes rectifiers with a learnt slope per channel, or one for all. NaN stays NaN.</summary>
internal static class PReluEmitter
{
    public static void Write(CpuKernel kernel, PReluStep step) => PixelLoop.Write(kernel, channel =>
    {
        string value = CpuKernel.Load("source", channel);
        string slope = step.IsShared ? CpuKernel.Broadcast("weights", 0) : CpuKernel.Load("weights", channel);
        return $"SimdOps.ConditionalSelect(SimdOps.LessThan({value}, SimdFloats.Zero), SimdOps.Multiply({value}, {slope}), {value})";
    });
}
