using NetCompiler.Compiler.Graph;
using NetCompiler.Compiler.Graph.Ops;
using NetCompiler.Compiler.Schedule.Steps;

namespace NetCompiler.Compiler.Schedule.Lowering;

/// <summary>Lowers channel shuffles.</summary>
internal static class ShuffleLowering
{
    public static void Lower(StepBuilder builder, Node node, ShuffleOp op)
    {
        StepPlace place = builder.Place(node);
        builder.Extend(place.Inputs[0].Buffer, StepBuilder.Block);
        builder.Add(node, new ShuffleStep { Place = place, Channels = node.Shape.Channels, Groups = op.Groups, Rows = StepBuilder.OuterRows(node.Shape) });
    }
}
