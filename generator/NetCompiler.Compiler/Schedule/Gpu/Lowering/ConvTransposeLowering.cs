using NetCompiler.Compiler.Collections;
using NetCompiler.Compiler.Graph;
using NetCompiler.Compiler.Graph.Ops;
using NetCompiler.Compiler.Schedule.Gpu.Launches;

namespace NetCompiler.Compiler.Schedule.Gpu.Lowering;

/// <summary>Lowers a transposed convolution to the ordinary ones that it falls into, which write their pixels a stride apart.</summary>
internal static class ConvTransposeLowering
{
    public static void Lower(LaunchBuilder builder, Node node, ConvTransposeOp op)
    {
        int channelsPerGroup = builder.Graph.Find(node.Inputs[0]).Shape.Channels / op.Groups;
        IReadOnlyList<ConvPhase> phases = ConvPhase.Of(op);
        long perTap = (long)StepBuilder.Blocks(op.Filters) * ConvLowering.Block * channelsPerGroup;
        int taps = phases.Sum(phase => phase.Taps.Count);
        int weights = builder.Reserve(taps * perTap);
        int bias = builder.Reserve(StepBuilder.Blocks(op.Filters) * ConvLowering.Block);
        builder.AddWeights(new PackedConvTranspose
        {
            Name = node.Name,
            Offset = weights,
            BiasOffset = bias,
            Filters = op.Filters,
            Groups = op.Groups,
            ChannelsPerGroup = channelsPerGroup,
            Window = op.Window.Select(axis => axis.Size).ToEquatableArray(),
            Taps = phases.SelectMany(phase => phase.Taps).ToEquatableArray(),
            PhaseTaps = phases.Select(phase => phase.Taps.Count).ToEquatableArray(),
            ChannelsPerBlock = channelsPerGroup,
            FirstChannels = ConvLowering.FirstChannels(op.Filters, op.Groups, channelsPerGroup),
            Bias = op.Bias,
            Norm = op.Norm,
        });
        EquatableArray<int> scale = op.Window.Select(axis => axis.Stride).ToEquatableArray();
        foreach (ConvPhase phase in phases)
        {
            Launch launch = ConvLowering.IsProduct(op.Filters, op.Groups)
                ? Product(phase)
                : GroupedConvLowering.Launch(builder, node, phase.Window, op.Filters, op.Groups, weights, bias) with { OutputScale = scale, OutputPhase = phase.First };
            builder.Add(node, launch, phases.Count == 1 ? "" : $"_from_{string.Join("_", phase.First)}", (double)phase.Taps.Count / taps);
            weights = checked((int)(weights + (phase.Taps.Count * perTap)));
        }

        ConvLaunch Product(ConvPhase phase) => new()
        {
            Window = phase.Window,
            Filters = op.Filters,
            Groups = op.Groups,
            ChannelsPerGroup = channelsPerGroup,
            OutputScale = scale,
            OutputPhase = phase.First,
            Tile = ConvLowering.Tile(builder, phase.Window, op.Filters, op.Groups),
            WeightsOffset = weights,
            BiasOffset = bias,
        };
    }
}
