using NetCompiler.Compiler.Graph.Ops;
using NetCompiler.Compiler.Schedule;
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
            case WinogradStep step:
                WinogradEmitter.Write(kernel, step);
                break;
            case WinogradInputStep step:
                WinogradInputEmitter.Write(kernel, step);
                break;
            case WinogradProductStep step:
                WinogradProductEmitter.Write(kernel, step);
                break;
            case WinogradOutputStep step:
                WinogradOutputEmitter.Write(kernel, step);
                break;
            case PointwiseStep step:
                PointwiseEmitter.Write(kernel, step);
                break;
            case PixelConvStep step:
                PixelConvEmitter.Write(kernel, step);
                break;
            case PlanarPoolStep step:
                PlanarPoolEmitter.Write(kernel, step);
                break;
            case GroupedConvStep step:
                GroupedConvEmitter.Write(kernel, step);
                break;
            case PoolStep { IsSliding: true } step:
                SlidingPoolEmitter.Write(kernel, step);
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
            case AxisSoftmaxStep step:
                AxisSoftmaxEmitter.Write(kernel, step);
                break;
            case ElementwiseStep step:
                ElementwiseEmitter.Write(kernel, step);
                break;
            case GroupNormStep step:
                GroupNormEmitter.Write(kernel, step);
                break;
            case LayerNormStep step:
                LayerNormEmitter.Write(kernel, step);
                break;
            case LayerScaleStep:
                LayerScaleEmitter.Write(kernel);
                break;
            case LocalResponseNormStep step:
                LocalResponseNormEmitter.Write(kernel, step);
                break;
            case PadStep step:
                PadEmitter.Write(kernel, step);
                break;
            case ParameterStep:
                ParameterEmitter.Write(kernel);
                break;
            case PReluStep step:
                PReluEmitter.Write(kernel, step);
                break;
            case ShuffleStep step:
                ShuffleEmitter.Write(kernel, step);
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
            case TapSumStep step:
                TapSumEmitter.Write(kernel, step);
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

        return Body(kernel);
    }

    /// <summary>The body of a kernel for several samples of a batch.</summary>
    public static string WriteBatch(CpuKernel kernel, DenseStep step)
    {
        DenseBatchEmitter.Write(kernel, step);
        return Body(kernel);
    }

    private static string Body(CpuKernel kernel) => kernel.Writer.ToString().TrimEnd('\n');

    /// <summary>The texts of the functions that a step's kernel calls besides those of its activations.</summary>
    public static IEnumerable<string> Functions(Step step, KernelTile tile, int lanes) => step switch
    {
        WinogradStep winograd => [WinogradInputEmitter.Function(winograd.Tiles.Size, lanes), WinogradProductEmitter.Function(winograd.Tiles, tile, lanes)],
        WinogradInputStep winograd => [WinogradInputEmitter.Function(winograd.Tiles.Size, lanes)],
        WinogradProductStep winograd => [WinogradProductEmitter.Function(winograd.Tiles, tile, lanes)],
        AttentionStep or SoftmaxStep => [VectorFunctions.Exp, LaneFold.Largest.Function(lanes), LaneFold.Sum.Function(lanes)],
        ConvStep { PartialSums: > 0 } or PointwiseStep { PartialSums: > 0 } => [ConvEmitter.AddTo],
        PoolStep { Kind: PoolKind.Max } or PlanarPoolStep { Kind: PoolKind.Max } => [VectorFunctions.Larger],
        AxisSoftmaxStep => [VectorFunctions.Exp],
        GroupNormStep norm => [GroupNormEmitter.SquareOfDistance, .. norm.ChannelsPerGroup > 1 ? new[] { LaneFold.Sum.Function(lanes) } : []],
        LayerNormStep => [LaneFold.Sum.Function(lanes)],
        LocalResponseNormStep { HasRoots: false } => [VectorFunctions.Log, VectorFunctions.Exp],
        _ => [],
    };
}
