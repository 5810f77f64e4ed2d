using NetCompiler.Compiler.Collections;
using NetCompiler.Compiler.Graph;
using NetCompiler.Compiler.Graph.Ops;
using NetCompiler.Compiler.Schedule.Steps;

namespace NetCompiler.Compiler.Schedule.Lowering;

/// <summary>Lowers a transposed convolution to the ordinary ones that it falls into, which write their pixels a stride apart.</summary>
internal static class ConvTransposeLowering
{
    public static void Lower(StepBuilder builder, Node node, ConvTransposeOp op)
    {
        if (builder.Layouts.SumsTaps(node))
        {
            TapSumLowering.Lower(builder, node, op);
            return;
        }

        StepPlace place = builder.Place(node);
        BufferView input = builder.Bordered(node, PadMode.Zero);
        IReadOnlyList<ConvPhase> phases = ConvPhase.Of(op);
        bool isGrouped = GroupedConvLowering.Accepts(op.Filters, op.Groups);
        (int perBlock, EquatableArray<int> first) = isGrouped ? (input.Shape.Channels / op.Groups, []) : ConvLowering.ChannelsOfBlocks(op.Filters, op.Groups, input.Shape.Channels);
        long perTap = (long)StepBuilder.Blocks(op.Filters) * StepBuilder.Block * perBlock;
        int weights = builder.Reserve(phases.Sum(phase => phase.Taps.Count) * perTap);
        int bias = builder.Reserve(StepBuilder.Blocks(op.Filters) * StepBuilder.Block);
        builder.Weights.Add(new PackedConvTranspose
        {
            Name = node.Name,
            Offset = weights,
            BiasOffset = bias,
            Filters = op.Filters,
            Groups = op.Groups,
            ChannelsPerGroup = input.Shape.Channels / op.Groups,
            Window = op.Window.Select(axis => axis.Size).ToEquatableArray(),
            Taps = phases.SelectMany(phase => phase.Taps).ToEquatableArray(),
            PhaseTaps = phases.Select(phase => phase.Taps.Count).ToEquatableArray(),
            ChannelsPerBlock = perBlock,
            FirstChannels = first,
            Bias = op.Bias,
            Norm = op.Norm,
        });

        if (isGrouped)
            GroupedConvLowering.ExtendInput(builder, input, op.Filters, op.Groups);
        foreach (ConvPhase phase in phases)
        {
            StepPlace own = phases.Count == 1 ? place with { Inputs = [input] } : Place(place, phase, phases.Sum(each => each.Taps.Count), input);
            int rows = StepBuilder.OuterRows(new(op.Filters, phase.Window.Select(axis => axis.Output).ToEquatableArray()));
            EquatableArray<int> scale = op.Window.Select(axis => axis.Stride).ToEquatableArray();
            builder.Add(node, isGrouped ? Grouped(own) : ConvLowering.Ordered(skipsBorder: true, step: OverFilters(own)));
            weights = checked((int)(weights + (phase.Taps.Count * perTap)));

            GroupedConvStep Grouped(StepPlace place) => new()
            {
                Place = place,
                Window = phase.Window,
                Filters = op.Filters,
                ChannelsPerGroup = perBlock,
                FiltersPerGroup = op.Filters / op.Groups,
                OutputScale = scale,
                OutputPhase = phase.First,
                WeightsOffset = weights,
                BiasOffset = bias,
                Rows = rows,
            };

            ConvStep OverFilters(StepPlace place) => new()
            {
                Place = place,
                Window = phase.Window,
                Filters = op.Filters,
                ChannelsPerBlock = perBlock,
                FirstChannels = first,
                ReadsRuns = builder.LayoutOf(input).PixelPitch == perBlock && phase.Window[phase.Window.Count - 1].Dilation == 1,
                OutputScale = scale,
                OutputPhase = phase.First,
                WeightsOffset = weights,
                BiasOffset = bias,
                Rows = rows,
            };
        }
    }

    private static StepPlace Place(StepPlace place, ConvPhase phase, int allTaps, BufferView input)
    {
        string pixels = string.Join("×", phase.First);
        string taps = phase.Taps.IsEmpty ? "no tap" : string.Join("×", phase.Window.Select(axis => axis.Size)) + " taps";
        return place with
        {
            Name = $"{place.Name}_{string.Join("_", phase.First)}",
            Description = $"{place.Description}; the pixels from {pixels} on, {taps}",
            MultiplyAdds = place.MultiplyAdds / allTaps * phase.Taps.Count,
            Inputs = [input],
        };
    }
}
