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
            case BatchNormLaunch launch:
                BatchNormEmitter.Write(kernel, launch);
                break;
            case LayerScaleLaunch launch:
                LayerScaleEmitter.Write(kernel, launch);
                break;
            case PReluLaunch launch:
                PReluEmitter.Write(kernel, launch);
                break;
            case ElementwiseLaunch launch:
                ElementwiseEmitter.Write(kernel, launch);
                break;
            case LocalResponseNormLaunch launch:
                LocalResponseNormEmitter.Write(kernel, launch);
                break;
            case PoolLaunch launch:
                PoolEmitter.Write(kernel, launch);
                break;
            case AdaptivePoolLaunch launch:
                AdaptivePoolEmitter.Write(kernel, launch);
                break;
            case UpsampleLaunch launch:
                UpsampleEmitter.Write(kernel, launch);
                break;
            case PadLaunch launch:
                PadEmitter.Write(kernel, launch);
                break;
            case CopyLaunch launch:
                CopyEmitter.Write(kernel, launch);
                break;
            case PermuteLaunch launch:
                PermuteEmitter.Write(kernel, launch);
                break;
            case ReshapeLaunch launch:
                ReshapeEmitter.Write(kernel, launch);
                break;
            case ShuffleLaunch launch:
                ShuffleEmitter.Write(kernel, launch);
                break;
            case ParameterLaunch launch:
                ParameterEmitter.Write(kernel, launch);
                break;
            case WindowSumLaunch launch:
                WindowSumEmitter.Write(kernel, launch);
                break;
            case DenseLaunch launch:
                DenseEmitter.Write(kernel, launch);
                break;
            case GlobalPoolLaunch launch:
                GlobalPoolEmitter.Write(kernel, launch);
                break;
            case GroupNormLaunch launch:
                GroupNormEmitter.Write(kernel, launch);
                break;
            case LayerNormLaunch launch:
                LayerNormEmitter.Write(kernel, launch);
                break;
            case SoftmaxLaunch launch:
                SoftmaxEmitter.Write(kernel, launch);
                break;
            case AxisSoftmaxLaunch launch:
                AxisSoftmaxEmitter.Write(kernel, launch);
                break;
            case AttentionLaunch launch:
                AttentionEmitter.Write(kernel, launch);
                break;
            case MatMulLaunch launch:
                MatMulEmitter.Write(kernel, launch);
                break;
            default:
                throw new InvariantException($"{kernel.Launch.Name}: no kernel is written for {kernel.Launch.Mnemonic}");
        }
    }
}
