using NetCompiler.Compiler.Graph;
using NetCompiler.Compiler.Graph.Ops;
using NetCompiler.Compiler.Schedule.Steps;

namespace NetCompiler.Compiler.Schedule.Lowering;

/// <summary>Lowers rectifiers with learnt slopes.</summary>
internal static class PReluLowering
{
    public static void Lower(StepBuilder builder, Node node, PReluOp op)
    {
        int slopes = PackedMapLowering.Add(builder, node, node.Name + ".weight", Shape.Vector(op.Shared ? 1 : node.Shape.Channels));
        builder.Add(node, new PReluStep { Place = builder.Place(node), IsShared = op.Shared, SlopeOffset = slopes, Rows = StepBuilder.OuterRows(node.Shape) });
    }
}
