using NetCompiler.Compiler.Graph;
using NetCompiler.Compiler.Graph.Ops;
using NetCompiler.Compiler.Schedule.Steps;

namespace NetCompiler.Compiler.Schedule.Lowering;

/// <summary>Lowers pools, over channels or over planar maps.</summary>
internal static class PoolLowering
{
    /// <summary>Longer windows are loops: their columns would fill the registers.</summary>
    private const int LongestSliding = 5;

    /// <summary>Each row of a window has a reference of its own.</summary>
    private const int MostRows = 9;

    public static void Lower(StepBuilder builder, Node node, PoolOp op)
    {
        StepPlace place = builder.Place(node);
        BufferView input = place.Inputs[0];
        int rows = StepBuilder.OuterRows(node.Shape);
        if (builder.LayoutOf(input).IsChannelsLast)
        {
            builder.Add(node, new PoolStep { Place = place, Kind = op.Kind, Window = op.Window, Channels = input.Shape.Channels, CountPad = op.CountPad, IsClipped = !op.Window.All(axis => axis.IsInside), IsSliding = Slides(op), Rows = rows });
            return;
        }

        builder.Extend(input.Buffer, StepBuilder.Block);
        builder.Add(node, new PlanarPoolStep { Place = place, Kind = op.Kind, Window = op.Window, Channels = input.Shape.Channels, Rows = rows });
    }

    /// <summary>Maxima over small windows of which each meets the map.</summary>
    private static bool Slides(PoolOp op) => op.Kind == PoolKind.Max && op.Window.Take(op.Window.Count - 1).Aggregate(1, (product, axis) => product * axis.Size) <= MostRows
        && op.Window.All(axis => axis.Dilation == 1 && axis.Size <= LongestSliding && axis.PadBegin < axis.Size && ((axis.Output - 1) * axis.Stride) - axis.PadBegin < axis.Input);

    public static void Lower(StepBuilder builder, Node node, GlobalPoolOp op)
    {
        StepPlace place = builder.Place(node);
        Shape from = place.Inputs[0].Shape;
        builder.Add(node, new GlobalPoolStep { Place = place, Kind = op.Kind, Channels = from.Channels, Pixels = (int)from.Pixels, Chains = op.Chains });
    }
}
