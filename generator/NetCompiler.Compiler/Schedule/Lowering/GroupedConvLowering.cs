using NetCompiler.Compiler.Graph;
using NetCompiler.Compiler.Graph.Ops;
using NetCompiler.Compiler.Schedule.Steps;

namespace NetCompiler.Compiler.Schedule.Lowering;

/// <summary>Which grouped convolutions are multiplied lane by lane, depthwise ones among them; others are sums over the channels of a block (<see cref="ConvLowering"/>).</summary>
internal static class GroupedConvLowering
{
    /// <summary>Whether whole groups fill a vector of filters, and their channels need no more than a vector.</summary>
    /// <param name="filters">Filters.</param>
    /// <param name="channels">Channels of the input.</param>
    /// <param name="groups">Groups; a single one is an ordinary convolution.</param>
    public static bool Accepts(int filters, int channels, int groups) => groups > 1 && channels <= filters && (filters / groups) is 1 or 2 or 4 or 8;

    public static GroupedConvStep Step(StepBuilder builder, Node node, ConvOp op, StepPlace place, int weights, int bias)
    {
        int channelsPerGroup = place.Inputs[0].Shape.Channels / op.Groups;
        ExtendInput(builder, place.Inputs[0], op.Filters);
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

    /// <summary>With fewer channels than filters the last vector reads behind the pixel, where there must be something.</summary>
    public static void ExtendInput(StepBuilder builder, BufferView input, int filters)
    {
        if (input.Shape.Channels < filters)
            builder.Extend(input.Buffer, StepBuilder.Block);
    }
}
