using NetCompiler.Compiler.Schedule.Steps;

namespace NetCompiler.Compiler.Emit.Cpu;

/// <summary>Writes sums and products of two maps, or of a map and a pixel.</summary>
internal static class ElementwiseEmitter
{
    public static void Write(CpuKernel kernel, ElementwiseStep step)
    {
        string operation = step.Kind == ElementwiseKind.Sum ? "Add" : "Multiply";
        PixelLoop.Companion second = step.IsBroadcast ? PixelLoop.Companion.Pixel("second", "other") : PixelLoop.Companion.Map("second", "other", kernel.Other, step.Output.Shape);
        PixelLoop.Write(kernel, channel => $"SimdOps.{operation}({CpuKernel.Load("source", channel)}, {CpuKernel.Load("second", channel)})", second);
    }
}
