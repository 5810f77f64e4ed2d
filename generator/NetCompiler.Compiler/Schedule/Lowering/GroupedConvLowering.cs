using NetCompiler.Compiler.Graph;
using NetCompiler.Compiler.Graph.Ops;
using NetCompiler.Compiler.Schedule.Steps;

namespace NetCompiler.Compiler.Schedule.Lowering;

/// <summary>Which grouped convolutions are multiplied lane by lane, depthwise ones among them; those of whole blocks are sums over the channels of a block (<see cref="ConvLowering"/>).</summary>
internal static class GroupedConvLowering
{
    /// <summary>Whether groups share blocks of 16 filters. A block that multiplied the channels of all its groups would do so many times the work, and what is none of a filter's group must not even meet a zero.</summary>
    /// <param name="filters">Filters.</param>
    /// <param name="groups">Groups; a single one is an ordinary convolution.</param>
    public static bool Accepts(int filters, int groups) => groups > 1 && filters / groups % StepBuilder.Block != 0;

    public static GroupedConvStep Step(StepBuilder builder, Node node, ConvOp op, StepPlace place, int weights, int bias)
    {
        int channelsPerGroup = place.Inputs[0].Shape.Channels / op.Groups;
        ExtendInput(builder, place.Inputs[0], op.Filters, op.Groups);
        return new()
        {
            Place = place,
            Window = op.Window,
            Filters = op.Filters,
            ChannelsPerGroup = channelsPerGroup,
            FiltersPerGroup = op.Filters / op.Groups,
            AddsInput = op.AddsInput,
            WeightsOffset = weights,
            BiasOffset = bias,
            Rows = StepBuilder.OuterRows(node.Shape),
        };
    }

    /// <summary>Vectors that are permuted reach behind the channels of the last group, and so behind the last pixel, where there must be something.</summary>
    public static void ExtendInput(StepBuilder builder, BufferView input, int filters, int groups)
    {
        int channels = input.Shape.Channels;
        int end = input.Channel + Target.All.Max(target => new GroupLanes(target.Lanes, filters / groups, channels / groups).End(filters));
        int pitch = builder.LayoutOf(input).PixelPitch;
        if (end > pitch)
            builder.Extend(input.Buffer, end - pitch);
    }
}
