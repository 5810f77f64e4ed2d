using NetCompiler.Compiler.Graph;
using NetCompiler.Compiler.Graph.Ops;
using NetCompiler.Compiler.Schedule.Gpu.Launches;
using NetCompiler.Compiler.Schedule.Steps;

namespace NetCompiler.Compiler.Schedule.Gpu.Lowering;

/// <summary>Which lowering a node takes on a GPU; each op's is in a file of its own.</summary>
internal static class NodeLowering
{
    public static void Lower(LaunchBuilder builder, Node node)
    {
        switch (node.Op)
        {
            case InputOp op:
                InputLowering.Lower(builder, node, op);
                break;
            case NormalizeOp op:
                InputLowering.Lower(builder, node, op);
                break;
            case ConvOp op:
                ConvLowering.Lower(builder, node, op);
                break;
            case ConvTransposeOp op:
                ConvTransposeLowering.Lower(builder, node, op);
                break;
            case DenseOp op:
                DenseLowering.Lower(builder, node, op);
                break;
            case LocallyConnectedOp op:
                LocallyConnectedLowering.Lower(builder, node, op);
                break;
            case ActivationOp:
                builder.Add(node, new ActivationLaunch());
                break;
            case BatchNormOp op:
                BatchNormLowering.Lower(builder, node, op);
                break;
            case LayerScaleOp:
                LayerScaleLowering.Lower(builder, node);
                break;
            case PReluOp op:
                PReluLowering.Lower(builder, node, op);
                break;
            case SumOp:
                ElementwiseLowering.Lower(builder, node, ElementwiseKind.Sum);
                break;
            case ProductOp:
                ElementwiseLowering.Lower(builder, node, ElementwiseKind.Product);
                break;
            case LocalResponseNormOp op:
                LocalResponseNormLowering.Lower(builder, node, op);
                break;
            case PoolOp op:
                PoolLowering.Lower(builder, node, op);
                break;
            case AdaptivePoolOp:
                AdaptivePoolLowering.Lower(builder, node);
                break;
            case UpsampleOp op:
                builder.Add(node, new UpsampleLaunch { Scale = op.Scale, Mode = op.Mode });
                break;
            case PadOp op:
                builder.Add(node, new PadLaunch { Begin = op.Begin, Mode = op.Mode });
                break;
            case ConcatOp op:
                ConcatLowering.Lower(builder, node, op);
                break;
            case SliceOp op:
                SliceLowering.Lower(builder, node, op);
                break;
            case PermuteOp op:
                builder.Add(node, new PermuteLaunch { Order = op.Order });
                break;
            case ReshapeOp or FlattenOp:
                builder.Add(node, new ReshapeLaunch());
                break;
            case ShuffleOp op:
                builder.Add(node, new ShuffleLaunch { Groups = op.Groups });
                break;
            case ParameterOp op:
                ParameterLowering.Lower(builder, node, op);
                break;
            case GlobalPoolOp op:
                GlobalPoolLowering.Lower(builder, node, op);
                break;
            case GroupNormOp op:
                GroupNormLowering.Lower(builder, node, op);
                break;
            case LayerNormOp op:
                LayerNormLowering.Lower(builder, node, op);
                break;
            case SoftmaxOp op:
                SoftmaxLowering.Lower(builder, node, op);
                break;
            case AttentionOp op:
                AttentionLowering.Lower(builder, node, op);
                break;
            case MatMulOp:
                MatMulLowering.Lower(builder, node);
                break;
            default:
                throw new InvariantException($"%{node.Id} {node.Name}: no launch computes {node.Op.Mnemonic}");
        }
    }
}
