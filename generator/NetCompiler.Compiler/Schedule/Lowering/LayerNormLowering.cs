using NetCompiler.Compiler.Graph;
using NetCompiler.Compiler.Graph.Ops;
using NetCompiler.Compiler.Schedule.Steps;

namespace NetCompiler.Compiler.Schedule.Lowering;

/// <summary>Lowers layer norms, over the channels of each pixel or over the whole map.</summary>
internal static class LayerNormLowering
{
    public static void Lower(StepBuilder builder, Node node, LayerNormOp op)
    {
        bool hasMapAffine = op.MapAffine && !node.Shape.IsVector;
        (int scale, int shift) = PackedMapLowering.AddAffine(builder, node, op.MapAffine ? node.Shape : Shape.Vector(node.Shape.Channels));
        if (op.WholeMap && node.Shape.Pixels > 1)
        {
            GroupNormLowering.Lower(builder, node, node.Shape.Channels, op.Epsilon, scale, shift, hasMapAffine);
            return;
        }

        builder.Add(node, new LayerNormStep
        {
            Place = builder.Place(node),
            Channels = node.Shape.Channels,
            Chains = Chains(node.Shape.Channels),
            Epsilon = op.Epsilon,
            HasMapAffine = hasMapAffine,
            ScaleOffset = scale,
            ShiftOffset = shift,
            Rows = StepBuilder.OuterRows(node.Shape),
        });
    }

    /// <summary>Enough sums to hide an addition's latency, and each of several values.</summary>
    private static int Chains(int channels) => channels >= 128 ? 4 : channels >= 64 ? 2 : 1;
}
