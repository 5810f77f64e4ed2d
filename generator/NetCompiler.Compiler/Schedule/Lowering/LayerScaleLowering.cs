using NetCompiler.Compiler.Collections;
using NetCompiler.Compiler.Graph;
using NetCompiler.Compiler.Schedule.Steps;

namespace NetCompiler.Compiler.Schedule.Lowering;

/// <summary>Lowers layer scales that no convolution could take into its weights.</summary>
internal static class LayerScaleLowering
{
    public static void Lower(StepBuilder builder, Node node)
    {
        Shape shape = node.Shape with { Axes = node.Shape.Axes.Select(_ => 1).ToEquatableArray() };
        builder.Add(node, new LayerScaleStep { Place = builder.Place(node), FactorOffset = PackedMapLowering.Add(builder, node, node.Name, shape), Rows = StepBuilder.OuterRows(node.Shape) });
    }
}
