using NetCompiler.Compiler.Graph;
using NetCompiler.Compiler.Graph.Ops;
using NetCompiler.Compiler.Schedule.Steps;

namespace NetCompiler.Compiler.Schedule.Lowering;

/// <summary>Lowers dense layers: where the map has gaps, a copy without them comes first.</summary>
internal static class DenseLowering
{
    public static void Lower(StepBuilder builder, Node node, DenseOp op)
    {
        StepPlace place = builder.Place(node);
        BufferView input = place.Inputs[0];
        Shape from = input.Shape;
        bool isChannelsLast = builder.LayoutOf(input).IsChannelsLast;
        if (!IsCompact(builder, input))
            place = place with { Inputs = [Compact(builder, node, input, isChannelsLast)] };

        int inputs = checked((int)from.Length);
        int blocks = StepBuilder.Blocks(op.Units);
        DenseStep step = new() { Place = place, Length = inputs, Units = op.Units, Chains = op.Chains, WeightsOffset = 0, BiasOffset = 0, Rows = (op.Units + DenseStep.UnitsPerRow - 1) / DenseStep.UnitsPerRow };
        long floats = (long)blocks * StepBuilder.Block * inputs;
        int weights = step.MayBeShort ? builder.ReserveShort(floats) : builder.Reserve(floats);
        int bias = builder.Reserve(blocks * StepBuilder.Block);

        // A planar map lies in the order of the file: as one pixel with all values as its channels.
        bool isFileOrder = from.IsVector || !isChannelsLast;
        builder.Weights.Add(new PackedDense
        {
            Name = node.Name,
            Offset = weights,
            ShortOffset = step.MayBeShort ? weights : -1,
            BiasOffset = bias,
            Units = op.Units,
            Channels = isFileOrder ? inputs : from.Channels,
            Pixels = isFileOrder ? 1 : (int)from.Pixels,
            Bias = op.Bias,
            Norm = op.Norm,
        });
        builder.Add(node, step with { WeightsOffset = weights, BiasOffset = bias });
    }

    /// <summary>Whether the value is one run: all of a buffer without gaps, or the channels of a single pixel.</summary>
    private static bool IsCompact(StepBuilder builder, BufferView view) =>
        builder.LayoutOf(view) is var layout && (layout.IsChannelsLast && view.Shape.Pixels == 1 ? !layout.HasBorder : layout.IsCompact && layout.Shape.Channels == view.Shape.Channels);

    private static BufferView Compact(StepBuilder builder, Node dense, BufferView input, bool keepsPixelOrder)
    {
        // Stored vectors overlap: each pixel's last one spills into the next pixel, which overwrites it, and the very last one behind the buffer.
        Shape run = Shape.Vector(checked((int)input.Shape.Length));
        int compact = builder.AddBuffer("flat_" + dense.Name, BufferLayout.Run(run.Channels));
        builder.Extend(compact, StepBuilder.Block);
        BufferView output = new(compact, 0, run);
        string order = keepsPixelOrder ? "pixel by pixel" : "channel by channel";
        builder.Steps.Add(new FlattenStep { KeepsPixelOrder = keepsPixelOrder, Place = new() { Name = "flat_" + dense.Name, Description = $"{input.Shape} → a run of {run}, {order}", Inputs = [input], Output = output } });
        return output;
    }
}
