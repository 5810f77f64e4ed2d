namespace NetCompiler.Compiler.Emit.Cpu;

/// <summary>Writes layer scales that stand alone: a factor per channel.</summary>
internal static class LayerScaleEmitter
{
    public static void Write(CpuKernel kernel) => PixelLoop.Write(kernel, channel => $"SimdOps.Multiply({CpuKernel.Load("source", channel)}, {CpuKernel.Load("weights", channel)})");
}
