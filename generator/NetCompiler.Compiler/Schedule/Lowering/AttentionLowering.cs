using NetCompiler.Compiler.Collections;
using NetCompiler.Compiler.Graph;
using NetCompiler.Compiler.Graph.Ops;
using NetCompiler.Compiler.Schedule.Steps;

namespace NetCompiler.Compiler.Schedule.Lowering;

/// <summary>Lowers attention over all pixels or within windows.</summary>
internal static class AttentionLowering
{
    public static void Lower(StepBuilder builder, Node node, AttentionOp op)
    {
        StepPlace place = builder.Place(node);
        BufferView input = place.Inputs[0];
        EquatableArray<int> axes = node.Shape.Axes;
        EquatableArray<int> windows = axes.Select(size => op.Window == 0 ? 1 : size / op.Window).ToEquatableArray();
        int units = windows.Aggregate(op.Heads, (product, count) => checked(product * count));
        int unitsPerRow = (units + AttentionStep.MostRows - 1) / AttentionStep.MostRows;
        AttentionStep step = new()
        {
            Place = place,
            Heads = op.Heads,
            Width = node.Shape.Channels / op.Heads,
            Window = axes.Select(size => op.Window == 0 ? size : op.Window).ToEquatableArray(),
            Windows = windows,
            Shift = op.Shift,
            UnitsPerRow = unitsPerRow,
            BiasOffset = op.BiasTable is null ? -1 : Pack(builder, node.Name, op.BiasTable, op),
            Rows = (units + unitsPerRow - 1) / unitsPerRow,
        };

        // The last vector of the last head reads beyond the pixel.
        builder.Extend(input.Buffer, StepBuilder.Block);
        int scratch = builder.AddBuffer("scratch_" + node.Name, BufferLayout.Run(checked(step.Rows * step.ScratchPerRow)));
        builder.Extend(scratch, StepBuilder.Block);
        BufferView room = new(scratch, 0, builder.Buffers[scratch].Layout.Shape);
        builder.Add(node, step with { Place = place with { Inputs = [input, room] } });
    }

    private static int Pack(StepBuilder builder, string name, string table, AttentionOp op)
    {
        int tokens = op.Window * op.Window;
        int offset = builder.Reserve((long)op.Heads * tokens * BufferLayout.RoundUp(tokens));
        builder.Weights.Add(new PackedDistanceBias { Name = name, Offset = offset, Table = table, Heads = op.Heads, Window = op.Window });
        return offset;
    }
}
