using NetCompiler.Compiler.Schedule.Gpu.Launches;

namespace NetCompiler.Compiler.Emit.Gpu;

/// <summary>Which emitter writes a launch's kernel; each is in a file of its own.</summary>
internal static class KernelEmitter
{
    public static void Write(GpuKernel kernel)
    {
        switch (kernel.Launch)
        {
            case InputLaunch launch:
                InputEmitter.Write(kernel, launch);
                break;
            case OutputLaunch launch:
                OutputEmitter.Write(kernel, launch);
                break;
            case ActivationLaunch launch:
                ActivationEmitter.Write(kernel, launch);
                break;
            case ConvLaunch launch:
                ConvEmitter.Write(kernel, launch);
                break;
            case DenseLaunch launch:
                DenseEmitter.Write(kernel, launch);
                break;
            default:
                throw new InvariantException($"{kernel.Launch.Name}: no kernel is written for {kernel.Launch.Mnemonic}");
        }
    }
}
