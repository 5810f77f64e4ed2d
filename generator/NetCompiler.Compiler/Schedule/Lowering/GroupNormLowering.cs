using NetCompiler.Compiler.Graph;
using NetCompiler.Compiler.Graph.Ops;
using NetCompiler.Compiler.Schedule.Steps;

namespace NetCompiler.Compiler.Schedule.Lowering;

/// <summary>Lowers norms over pixels: instance and group norm, and layer norm over a whole map, which is a single group.</summary>
internal static class GroupNormLowering
{
    /// <summary>Channels of a row, if there are so many: four vectors of the widest instruction set, read side by side.</summary>
    private const int ChannelsWanted = 64;

    public static void Lower(StepBuilder builder, Node node, GroupNormOp op)
    {
        (int scale, int shift) = op.Affine ? PackedMapLowering.AddAffine(builder, node, Shape.Vector(node.Shape.Channels)) : (-1, -1);
        Lower(builder, node, node.Shape.Channels / op.Groups, op.Epsilon, scale, shift, hasMapAffine: false);
    }

    public static void Lower(StepBuilder builder, Node node, int channelsPerGroup, double epsilon, int scale, int shift, bool hasMapAffine)
    {
        int channels = node.Shape.Channels;
        StepPlace place = builder.Place(node);
        if (channelsPerGroup > 1)
            place = place with { Inputs = [place.Inputs[0], builder.AddScratch(node, (2L * BufferLayout.RoundUp(channels)) + StepBuilder.Block)] };
        int perRow = ChannelsPerRow(channels, channelsPerGroup);
        GroupNormStep step = new()
        {
            Place = place,
            ChannelsPerGroup = channelsPerGroup,
            ChannelsPerRow = perRow,
            Epsilon = epsilon,
            HasMapAffine = hasMapAffine,
            ScaleOffset = scale,
            ShiftOffset = shift,
            Rows = channels / perRow,
        };
        builder.Add(node, step, canSweep: false);
    }

    /// <summary>The fewest channels that are whole groups and whole blocks, and as many as wanted; all where they do not divide.</summary>
    private static int ChannelsPerRow(int channels, int channelsPerGroup) =>
        Enumerable.Range(1, channels / StepBuilder.Block)
            .Select(blocks => blocks * StepBuilder.Block)
            .Where(count => channels % count == 0 && count % channelsPerGroup == 0 && count >= Math.Min(ChannelsWanted, channels))
            .DefaultIfEmpty(channels)
            .First();
}
