using NetCompiler.Compiler.Graph;
using NetCompiler.Compiler.Graph.Ops;
using NetCompiler.Compiler.Schedule.Gpu.Launches;

namespace NetCompiler.Compiler.Schedule.Gpu.Lowering;

/// <summary>Lowers rectifiers with learnt slopes.</summary>
internal static class PReluLowering
{
    public static void Lower(LaunchBuilder builder, Node node, PReluOp op)
    {
        int slopes = PackedMapLowering.Add(builder, node, node.Name + ".weight", Shape.Vector(op.Shared ? 1 : node.Shape.Channels));
        builder.Add(node, new PReluLaunch { IsShared = op.Shared, SlopeOffset = slopes });
    }
}
