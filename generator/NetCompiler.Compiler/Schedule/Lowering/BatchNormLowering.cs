using NetCompiler.Compiler.Graph;
using NetCompiler.Compiler.Graph.Ops;
using NetCompiler.Compiler.Schedule.Steps;

namespace NetCompiler.Compiler.Schedule.Lowering;

/// <summary>Lowers batch norms that no layer before them could take into its weights.</summary>
internal static class BatchNormLowering
{
    public static void Lower(StepBuilder builder, Node node, BatchNormOp op)
    {
        int channels = node.Shape.Channels;
        int scale = builder.Reserve(StepBuilder.Blocks(channels) * StepBuilder.Block);
        int shift = builder.Reserve(StepBuilder.Blocks(channels) * StepBuilder.Block);
        builder.Weights.Add(new PackedBatchNorm { Name = node.Name, Offset = scale, ShiftOffset = shift, Channels = channels, Epsilon = op.Epsilon });
        builder.Add(node, new BatchNormStep { Place = builder.Place(node), Channels = channels, ScaleOffset = scale, ShiftOffset = shift, Rows = StepBuilder.OuterRows(node.Shape) });
    }
}
