using NetCompiler.Compiler.Graph;
using NetCompiler.Compiler.Graph.Ops;
using NetCompiler.Compiler.Schedule.Gpu.Launches;

namespace NetCompiler.Compiler.Schedule.Gpu.Lowering;

/// <summary>Lowers learnt tensors that are values of their own.</summary>
internal static class ParameterLowering
{
    public static void Lower(LaunchBuilder builder, Node node, ParameterOp op)
    {
        PackedMap map = new() { Name = node.Name, Offset = 0, Tensor = op.Tensor, FileShape = op.FileShape, Channels = node.Shape.Channels, ChannelsLast = op.ChannelsLast };
        builder.Add(node, new ParameterLaunch { ValuesOffset = PackedMapLowering.Add(builder, node.Shape, map) });
    }
}
