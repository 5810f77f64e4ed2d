using NetCompiler.Compiler.Collections;
using NetCompiler.Compiler.Graph;
using NetCompiler.Compiler.Graph.Ops;
using NetCompiler.Compiler.Schedule.Steps;

namespace NetCompiler.Compiler.Schedule.Lowering;

/// <summary>Lowers convolutions of few filters: one of one pixel that makes a channel of each tap and filter, then the sums over the taps.</summary>
internal static class TapSumLowering
{
    public static void Lower(StepBuilder builder, Node node, ConvOp op)
    {
        PackedTaps weights = new() { Name = node.Name, Offset = 0, BiasOffset = 0, Filters = op.Filters, Channels = 0, Window = Sizes(op.Window), Bias = op.Bias, Norm = op.Norm, Scale = op.Scale };
        TapPhase all = new([.. op.Window.Select(_ => 0)], op.Window, [.. Enumerable.Range(0, op.Taps)]);
        Lower(builder, node, weights, op.PadMode, [all], [.. op.Window.Select(_ => 1)]);
    }

    public static void Lower(StepBuilder builder, Node node, ConvTransposeOp op)
    {
        PackedTaps weights = new() { Name = node.Name, Offset = 0, BiasOffset = 0, Filters = op.Filters, Channels = 0, Window = Sizes(op.Window), IsTransposed = true, Bias = op.Bias, Norm = op.Norm };
        Lower(builder, node, weights, PadMode.Zero, [.. ConvPhase.Of(op).Select(phase => new TapPhase(phase.First, phase.Window, phase.Taps))], [.. op.Window.Select(axis => axis.Stride)]);
    }

    private static void Lower(StepBuilder builder, Node node, PackedTaps packed, PadMode mode, EquatableArray<TapPhase> phases, EquatableArray<int> scale)
    {
        StepPlace place = builder.Place(node);
        BufferView input = place.Inputs[0];
        int lanes = packed.Window.Aggregate(packed.Filters, (product, size) => product * size);
        int blocks = StepBuilder.Blocks(lanes);
        int weights = builder.Reserve((long)blocks * StepBuilder.Block * input.Shape.Channels);

        // Nothing is written here: the taps have no bias of their own.
        int zeros = builder.Reserve(blocks * StepBuilder.Block);
        int bias = builder.Reserve(StepBuilder.Blocks(packed.Filters) * StepBuilder.Block);
        builder.Weights.Add(packed with { Offset = weights, BiasOffset = bias, Channels = input.Shape.Channels });

        Padding padding = Padding.Of(node) ?? throw new InvariantException($"{node.Name}: it has no window");
        Shape taps = new(lanes, input.Shape.Axes);
        string name = "taps_" + node.Name;
        BufferView products = new(builder.AddBuffer(name, BufferLayout.ChannelsLast(taps, padding.Begin, padding.End)), 0, taps);
        builder.Steps.Add(ConvLowering.Ordered(skipsBorder: false, step: new()
        {
            Place = place with { Name = name, Description = $"{place.Description}; a channel for each tap and filter", Output = products },
            Window = input.Shape.Axes.Select(WindowAxis.Point).ToEquatableArray(),
            Filters = lanes,
            ChannelsPerBlock = input.Shape.Channels,
            FirstChannels = [.. Enumerable.Repeat(0, blocks)],
            ReadsRuns = true,
            WeightsOffset = weights,
            BiasOffset = zeros,
            Rows = StepBuilder.OuterRows(input.Shape),
        }));
        if (!padding.IsNone)
            builder.FillBorder(name, products, mode);
        TapSumStep sums = new()
        {
            Place = place with { Description = $"{place.Description}; the sums of its taps", Inputs = [products] },
            Phases = phases,
            Scale = scale,
            Filters = packed.Filters,
            BiasOffset = bias,
        };
        builder.Add(node, sums with { Rows = StepBuilder.OuterRows(new(packed.Filters, sums.Places)) });
    }

    private static EquatableArray<int> Sizes(EquatableArray<WindowAxis> window) => window.Select(axis => axis.Size).ToEquatableArray();
}
