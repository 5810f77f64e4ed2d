using NetCompiler.Compiler.Schedule.Steps;

namespace NetCompiler.Compiler.Emit.Cpu;

/// <summary>Which emitter writes a step's kernel; each step's is in a file of its own.</summary>
internal static class KernelEmitter
{
    /// <summary>The body of a kernel, which says nothing of the layer's name, its place in the arena or in the weights.</summary>
    public static string Write(CpuKernel kernel)
    {
        switch (kernel.Step)
        {
            case ConvStep step:
                ConvEmitter.Write(kernel, step);
                break;
            case PixelConvStep step:
                PixelConvEmitter.Write(kernel, step);
                break;
            case PlanarPoolStep step:
                PlanarPoolEmitter.Write(kernel, step);
                break;
            case DepthwiseStep step:
                DepthwiseEmitter.Write(kernel, step);
                break;
            case PoolStep step:
                PoolEmitter.Write(kernel, step);
                break;
            case GlobalPoolStep step:
                GlobalPoolEmitter.Write(kernel, step);
                break;
            case DenseStep step:
                DenseEmitter.Write(kernel, step);
                break;
            case BatchNormStep step:
                BatchNormEmitter.Write(kernel, step);
                break;
            case ActivationStep step:
                ActivationStepEmitter.Write(kernel, step);
                break;
            case CopyStep step:
                CopyEmitter.Write(kernel, step);
                break;
            case FlattenStep step:
                FlattenEmitter.Write(kernel, step);
                break;
            case SoftmaxStep step:
                SoftmaxEmitter.Write(kernel, step);
                break;
            case LocallyConnectedStep step:
                LocallyConnectedEmitter.Write(kernel, step);
                break;
            case UpsampleStep step:
                UpsampleEmitter.Write(kernel, step);
                break;
            case AdaptivePoolStep step:
                AdaptivePoolEmitter.Write(kernel, step);
                break;
            case MatMulStep step:
                MatMulEmitter.Write(kernel, step);
                break;
            case AttentionStep step:
                AttentionEmitter.Write(kernel, step);
                break;
            case StridedCopyStep step:
                StridedCopyEmitter.Write(kernel, step);
                break;
            case ReshapeStep step:
                ReshapeEmitter.Write(kernel, step);
                break;
            default:
                throw new InvariantException($"{kernel.Step.Name}: no emitter writes {kernel.Step.Mnemonic}");
        }

        return kernel.Writer.ToString().TrimEnd('\n');
    }
}
