using NetCompiler.Compiler.Graph;
using NetCompiler.Compiler.Schedule.Gpu.Launches;
using NetCompiler.Compiler.Schedule.Steps;

namespace NetCompiler.Compiler.Schedule.Gpu.Lowering;

/// <summary>Lowers sums and products that no convolution could take over.</summary>
internal static class ElementwiseLowering
{
    public static void Lower(LaunchBuilder builder, Node node, ElementwiseKind kind) =>
        builder.Add(node, new ElementwiseLaunch { Kind = kind, IsBroadcast = builder.Graph.Find(node.Inputs[1]).Shape.Pixels == 1 });
}
