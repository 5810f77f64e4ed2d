using NetCompiler.Compiler.Graph;
using NetCompiler.Compiler.Graph.Ops;
using NetCompiler.Compiler.Schedule.Gpu.Launches;

namespace NetCompiler.Compiler.Schedule.Gpu.Lowering;

/// <summary>Lowers norms over pixels: instance and group norm, and layer norm over a whole map, which is a single group.</summary>
internal static class GroupNormLowering
{
    /// <summary>Channels of a group from which on its own pixels fill what memory brings at once.</summary>
    private const int WideGroup = 8;

    public static void Lower(LaunchBuilder builder, Node node, GroupNormOp op)
    {
        (int scale, int shift) = op.Affine ? AddAffine(builder, node, Shape.Vector(node.Shape.Channels)) : (-1, -1);
        Lower(builder, node, op.Groups, op.Epsilon, scale, shift, hasMapAffine: false);
    }

    public static void Lower(LaunchBuilder builder, Node node, int groups, double epsilon, int scale, int shift, bool hasMapAffine)
    {
        long values = node.Shape.Length / groups;
        builder.Add(node, new GroupNormLaunch
        {
            Groups = groups,
            Epsilon = epsilon,
            HasMapAffine = hasMapAffine,
            ScaleOffset = scale,
            ShiftOffset = shift,
            Split = groups == 1 || node.Shape.Channels / groups >= WideGroup ? ThreadSplit.Along(values) : ThreadSplit.Across(values, groups, builder.Samples),
        });
    }

    /// <summary>The offsets of <c>{name}.weight</c> and <c>{name}.bias</c>, factors and summands of a norm.</summary>
    public static (int Scale, int Shift) AddAffine(LaunchBuilder builder, Node node, Shape shape) =>
        (PackedMapLowering.Add(builder, node, node.Name + ".weight", shape), PackedMapLowering.Add(builder, node, node.Name + ".bias", shape));
}
