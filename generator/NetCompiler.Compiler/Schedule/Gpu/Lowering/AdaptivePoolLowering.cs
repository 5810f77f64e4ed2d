using NetCompiler.Compiler.Graph;
using NetCompiler.Compiler.Graph.Ops;
using NetCompiler.Compiler.Schedule.Gpu.Launches;

namespace NetCompiler.Compiler.Schedule.Gpu.Lowering;

/// <summary>Lowers adaptive pools: where every window has one size and one distance from the next, an ordinary pool.</summary>
internal static class AdaptivePoolLowering
{
    public static void Lower(LaunchBuilder builder, Node node)
    {
        Launch launch = Schedule.Lowering.AdaptivePoolLowering.Window(builder.Graph.Find(node.Inputs[0]).Shape, node.Shape) is { } window
            ? new PoolLaunch { Kind = PoolKind.Average, Window = window }
            : new AdaptivePoolLaunch();
        builder.Add(node, launch);
    }
}
