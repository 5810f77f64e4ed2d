using NetCompiler.Compiler.Collections;
using NetCompiler.Compiler.Graph;
using NetCompiler.Compiler.Schedule.Gpu.Launches;

namespace NetCompiler.Compiler.Schedule.Gpu.Lowering;

/// <summary>Lowers layer scales that no convolution could take into its weights.</summary>
internal static class LayerScaleLowering
{
    public static void Lower(LaunchBuilder builder, Node node)
    {
        Shape shape = node.Shape with { Axes = node.Shape.Axes.Select(_ => 1).ToEquatableArray() };
        builder.Add(node, new LayerScaleLaunch { FactorOffset = PackedMapLowering.Add(builder, node, node.Name, shape) });
    }
}
