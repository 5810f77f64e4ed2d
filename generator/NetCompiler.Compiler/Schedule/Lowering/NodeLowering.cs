using NetCompiler.Compiler.Graph;
using NetCompiler.Compiler.Graph.Ops;
using NetCompiler.Compiler.Schedule.Steps;

namespace NetCompiler.Compiler.Schedule.Lowering;

/// <summary>Which lowering a node takes; each op's is in a file of its own.</summary>
internal static class NodeLowering
{
    public static void Lower(StepBuilder builder, Node node)
    {
        if (builder.Layouts.Views.IsAlias(node))
        {
            builder.ExtendView(node);
            return;
        }

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
            case LocallyConnectedOp op:
                LocallyConnectedLowering.Lower(builder, node, op);
                break;
            case UpsampleOp op:
                builder.Add(node, new UpsampleStep { Place = builder.Place(node), Scale = op.Scale, Mode = op.Mode, Rows = StepBuilder.OuterRows(node.Shape) });
                break;
            case AdaptivePoolOp:
                AdaptivePoolLowering.Lower(builder, node);
                break;
            case MatMulOp:
                MatMulLowering.Lower(builder, node);
                break;
            case AttentionOp op:
                AttentionLowering.Lower(builder, node, op);
                break;
            case ReshapeOp:
                ReshapeLowering.Lower(builder, node);
                break;
            case PermuteOp op:
                PermuteLowering.Lower(builder, node, op);
                break;
            case PoolOp op:
                PoolLowering.Lower(builder, node, op);
                break;
            case GlobalPoolOp op:
                PoolLowering.Lower(builder, node, op);
                break;
            case DenseOp op:
                DenseLowering.Lower(builder, node, op);
                break;
            case BatchNormOp op:
                BatchNormLowering.Lower(builder, node, op);
                break;
            case SoftmaxOp op:
                SoftmaxLowering.Lower(builder, node, op);
                break;
            case ActivationOp:
                builder.Add(node, new ActivationStep { Place = builder.Place(node), Rows = StepBuilder.OuterRows(node.Shape) });
                break;
            case ConcatOp op:
                ConcatLowering.Lower(builder, node, op);
                break;
            case SliceOp op:
                ConcatLowering.Lower(builder, node, op);
                break;
            case GroupNormOp op:
                GroupNormLowering.Lower(builder, node, op);
                break;
            case LayerNormOp op:
                LayerNormLowering.Lower(builder, node, op);
                break;
            case LayerScaleOp:
                LayerScaleLowering.Lower(builder, node);
                break;
            case LocalResponseNormOp op:
                LocalResponseNormLowering.Lower(builder, node, op);
                break;
            case PadOp op:
                builder.Add(node, new PadStep { Place = builder.Place(node), Begin = op.Begin, Mode = op.Mode, Rows = StepBuilder.OuterRows(node.Shape) });
                break;
            case ParameterOp op:
                ParameterLowering.Lower(builder, node, op);
                break;
            case PReluOp op:
                PReluLowering.Lower(builder, node, op);
                break;
            case ProductOp:
                ElementwiseLowering.Lower(builder, node, ElementwiseKind.Product);
                break;
            case ShuffleOp op:
                ShuffleLowering.Lower(builder, node, op);
                break;
            case SumOp:
                ElementwiseLowering.Lower(builder, node, ElementwiseKind.Sum);
                break;
            case FlattenOp:
                builder.Add(node, new FlattenStep { Place = builder.Place(node), KeepsPixelOrder = false });
                break;
            default:
                throw new InvariantException($"%{node.Id} {node.Name}: no step computes {node.Op.Mnemonic}");
        }
    }
}
