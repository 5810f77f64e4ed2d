using NetCompiler.Compiler.Graph;
using NetCompiler.Compiler.Graph.Ops;
using NetCompiler.Compiler.Schedule.Gpu.Launches;

namespace NetCompiler.Compiler.Schedule.Gpu.Lowering;

/// <summary>Lowers pooling over all pixels.</summary>
internal static class GlobalPoolLowering
{
    public static void Lower(LaunchBuilder builder, Node node, GlobalPoolOp op)
    {
        Shape from = builder.Graph.Find(node.Inputs[0]).Shape;
        builder.Add(node, new GlobalPoolLaunch { Kind = op.Kind, Split = ThreadSplit.Across(from.Pixels, from.Channels, builder.Samples) });
    }
}
