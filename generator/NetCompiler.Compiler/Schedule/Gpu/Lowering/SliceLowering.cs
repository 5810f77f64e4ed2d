using NetCompiler.Compiler.Graph;
using NetCompiler.Compiler.Graph.Ops;
using NetCompiler.Compiler.Schedule.Gpu.Launches;

namespace NetCompiler.Compiler.Schedule.Gpu.Lowering;

/// <summary>Lowers slices that are no views.</summary>
internal static class SliceLowering
{
    public static void Lower(LaunchBuilder builder, Node node, SliceOp op) =>
        builder.Add(node, new CopyLaunch { Part = node.Shape, Axis = op.Axis, SourceBegin = op.Begin, SourceStep = op.Step });
}
