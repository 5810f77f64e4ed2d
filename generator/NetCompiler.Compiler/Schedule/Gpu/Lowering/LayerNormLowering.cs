using NetCompiler.Compiler.Graph;
using NetCompiler.Compiler.Graph.Ops;
using NetCompiler.Compiler.Schedule.Gpu.Launches;

namespace NetCompiler.Compiler.Schedule.Gpu.Lowering;

/// <summary>Lowers layer norms, over the channels of each pixel or over the whole map.</summary>
internal static class LayerNormLowering
{
    public static void Lower(LaunchBuilder builder, Node node, LayerNormOp op)
    {
        bool hasMapAffine = op.MapAffine && !node.Shape.IsVector;
        (int scale, int shift) = GroupNormLowering.AddAffine(builder, node, op.MapAffine ? node.Shape : Shape.Vector(node.Shape.Channels));
        if (op.WholeMap && node.Shape.Pixels > 1)
        {
            GroupNormLowering.Lower(builder, node, 1, op.Epsilon, scale, shift, hasMapAffine);
            return;
        }

        builder.Add(node, new LayerNormLaunch
        {
            Epsilon = op.Epsilon,
            HasMapAffine = hasMapAffine,
            ScaleOffset = scale,
            ShiftOffset = shift,
            Split = ThreadSplit.Along(node.Shape.Channels),
        });
    }
}
