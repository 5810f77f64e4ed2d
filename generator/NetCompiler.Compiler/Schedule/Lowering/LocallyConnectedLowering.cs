using NetCompiler.Compiler.Collections;
using NetCompiler.Compiler.Graph;
using NetCompiler.Compiler.Graph.Ops;
using NetCompiler.Compiler.Schedule.Steps;

namespace NetCompiler.Compiler.Schedule.Lowering;

/// <summary>Lowers locally connected layers.</summary>
internal static class LocallyConnectedLowering
{
    public static void Lower(StepBuilder builder, Node node, LocallyConnectedOp op)
    {
        BufferView input = builder.Bordered(node, PadMode.Zero);
        int channels = input.Shape.Channels;
        long floatsPerPixel = (long)StepBuilder.Blocks(op.Filters) * StepBuilder.Block;
        int weights = builder.Reserve(checked(node.Shape.Pixels * floatsPerPixel * op.Taps * channels));
        int bias = builder.Reserve(node.Shape.Pixels * floatsPerPixel);
        builder.Weights.Add(new PackedLocallyConnected
        {
            Name = node.Name,
            Offset = weights,
            BiasOffset = bias,
            Filters = op.Filters,
            Channels = channels,
            Map = node.Shape.Axes,
            Window = op.Window.Select(axis => axis.Size).ToEquatableArray(),
            Bias = op.Bias,
        });
        builder.Add(node, new LocallyConnectedStep
        {
            Place = builder.Place(node) with { Inputs = [input] },
            Window = op.Window,
            Filters = op.Filters,
            Channels = channels,
            ReadsRuns = builder.LayoutOf(input).PixelPitch == channels && op.Window[op.Window.Count - 1].Dilation == 1,
            WeightsOffset = weights,
            BiasOffset = bias,
            Rows = StepBuilder.OuterRows(node.Shape),
        });
    }
}
