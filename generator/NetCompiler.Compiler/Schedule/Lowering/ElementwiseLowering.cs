using NetCompiler.Compiler.Graph;
using NetCompiler.Compiler.Schedule.Steps;

namespace NetCompiler.Compiler.Schedule.Lowering;

/// <summary>Lowers sums and products that no convolution could take over.</summary>
internal static class ElementwiseLowering
{
    public static void Lower(StepBuilder builder, Node node, ElementwiseKind kind)
    {
        StepPlace place = builder.Place(node);
        builder.Add(node, new ElementwiseStep { Place = place, Kind = kind, IsBroadcast = place.Inputs[1].Shape.Pixels == 1, Rows = StepBuilder.OuterRows(node.Shape) });
    }
}
