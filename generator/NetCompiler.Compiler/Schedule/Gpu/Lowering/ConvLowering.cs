using NetCompiler.Compiler.Collections;
using NetCompiler.Compiler.Graph;
using NetCompiler.Compiler.Graph.Ops;
using NetCompiler.Compiler.Schedule.Gpu.Launches;

namespace NetCompiler.Compiler.Schedule.Gpu.Lowering;

/// <summary>Lowers convolutions: as products of matrices, or with narrow groups filter by filter.</summary>
internal static class ConvLowering
{
    /// <summary>Filters of a block of packed weights.</summary>
    public const int Block = StepBuilder.Block;

    public static void Lower(LaunchBuilder builder, Node node, ConvOp op)
    {
        int channelsPerGroup = builder.Graph.Find(node.Inputs[0]).Shape.Channels / op.Groups;
        long floats = (long)StepBuilder.Blocks(op.Filters) * Block * op.Taps * channelsPerGroup;
        int weights = builder.Reserve(floats);
        int bias = builder.Reserve(StepBuilder.Blocks(op.Filters) * Block);
        builder.AddWeights(new PackedConv
        {
            Name = node.Name,
            Offset = weights,
            BiasOffset = bias,
            Filters = op.Filters,
            Groups = op.Groups,
            ChannelsPerGroup = channelsPerGroup,
            Window = op.Window.Select(axis => axis.Size).ToEquatableArray(),
            ChannelsPerBlock = channelsPerGroup,
            FirstChannels = FirstChannels(op.Filters, op.Groups, channelsPerGroup),
            Bias = op.Bias,
            Norm = op.Norm,
            Scale = op.Scale,
            IsLinear = op.IsLinear,
            IsDense = op.IsDense,
            Tensors = op.Tensors,
        });
        if (!IsProduct(op.Filters, op.Groups))
        {
            builder.Add(node, GroupedConvLowering.Launch(builder, node, op.Window, op.Filters, op.Groups, weights, bias) with { PadMode = op.PadMode, AddsInput = op.AddsInput });
            return;
        }

        if (op.Groups == 1 && DenseLowering.IsWhole(op.Window) && DenseLowering.IsVector(builder, builder.Graph.Find(node.Inputs[0]).Shape, op.Filters))
        {
            builder.Add(node, new DenseLaunch { Units = op.Filters, AddsInput = op.AddsInput, WeightsOffset = weights, BiasOffset = bias });
            return;
        }

        builder.Add(node, new ConvLaunch
        {
            Window = op.Window,
            Filters = op.Filters,
            Groups = op.Groups,
            ChannelsPerGroup = channelsPerGroup,
            PadMode = op.PadMode,
            AddsInput = op.AddsInput,
            Tile = Tile(builder, op.Window, op.Filters, op.Groups),
            WeightsOffset = weights,
            BiasOffset = bias,
        });
    }

    /// <summary>Whether it is a product of matrices: without groups, or with groups of whole blocks of filters.</summary>
    public static bool IsProduct(int filters, int groups) => groups == 1 || filters / groups % Block == 0;

    /// <summary>The first channel that each block of filters reads; none where filters of a block belong to several groups, each with channels of its own.</summary>
    public static EquatableArray<int> FirstChannels(int filters, int groups, int channelsPerGroup) =>
        IsProduct(filters, groups) ? Enumerable.Range(0, StepBuilder.Blocks(filters)).Select(block => block * Block / (filters / groups) * channelsPerGroup).ToEquatableArray() : [];

    public static GemmTile Tile(LaunchBuilder builder, EquatableArray<WindowAxis> window, int filters, int groups) =>
        GemmTilePlanner.Choose(builder.Samples * window.Aggregate(1L, (product, axis) => product * axis.Output), filters / groups, groups > 1, groups, builder.Precision == GpuPrecision.Half);
}
