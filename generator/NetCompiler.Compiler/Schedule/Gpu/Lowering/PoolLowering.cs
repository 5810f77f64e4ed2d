using NetCompiler.Compiler.Graph;
using NetCompiler.Compiler.Graph.Ops;
using NetCompiler.Compiler.Schedule.Gpu.Launches;

namespace NetCompiler.Compiler.Schedule.Gpu.Lowering;

/// <summary>Lowers pools.</summary>
internal static class PoolLowering
{
    public static void Lower(LaunchBuilder builder, Node node, PoolOp op) =>
        builder.Add(node, new PoolLaunch { Kind = op.Kind, Window = op.Window, CountPad = op.CountPad });
}
