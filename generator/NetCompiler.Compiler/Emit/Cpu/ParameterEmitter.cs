namespace NetCompiler.Compiler.Emit.Cpu;

/// <summary>Writes copies of learnt tensors out of the packed weights.</summary>
internal static class ParameterEmitter
{
    public static void Write(CpuKernel kernel) =>
        PixelLoop.Write(kernel, channel => CpuKernel.Load("values", channel), PixelLoop.Companion.Packed("values", "weights", kernel.Step.Output.Shape));
}
