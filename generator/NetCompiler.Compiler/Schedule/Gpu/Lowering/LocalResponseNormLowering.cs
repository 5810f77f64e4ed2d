using NetCompiler.Compiler.Graph;
using NetCompiler.Compiler.Graph.Ops;
using NetCompiler.Compiler.Schedule.Gpu.Launches;

namespace NetCompiler.Compiler.Schedule.Gpu.Lowering;

/// <summary>Lowers AlexNet's norm across channels.</summary>
internal static class LocalResponseNormLowering
{
    public static void Lower(LaunchBuilder builder, Node node, LocalResponseNormOp op)
    {
        int others = node.Shape.Channels - 1;
        builder.Add(node, new LocalResponseNormLaunch
        {
            Before = Math.Min(op.Size / 2, others),
            After = Math.Min((op.Size - 1) / 2, others),
            Factor = op.Alpha / op.Size,
            Beta = op.Beta,
            K = op.K,
        });
    }
}
