using NetCompiler.Compiler.Graph;
using NetCompiler.Compiler.Schedule.Steps;

namespace NetCompiler.Compiler.Schedule.Lowering;

/// <summary>Lowers matrix products of two values.</summary>
internal static class MatMulLowering
{
    public static void Lower(StepBuilder builder, Node node)
    {
        StepPlace place = builder.Place(node);
        int rows = (node.Shape.Axes[0] + MatMulStep.RowsTogether - 1) / MatMulStep.RowsTogether;
        builder.Add(node, new MatMulStep { Place = place, Depth = place.Inputs[0].Shape.Axes[1], Rows = rows });
    }
}
