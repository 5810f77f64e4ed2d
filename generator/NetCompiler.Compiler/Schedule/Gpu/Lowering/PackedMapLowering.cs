using NetCompiler.Compiler.Collections;
using NetCompiler.Compiler.Graph;

namespace NetCompiler.Compiler.Schedule.Gpu.Lowering;

/// <summary>Reserves room for tensors that kernels read as maps, or as one pixel of a map: pixel by pixel, channels rounded up to 16.</summary>
internal static class PackedMapLowering
{
    /// <summary>Floats of a packed map of this shape.</summary>
    public static long Floats(Shape shape) => shape.Pixels * BufferLayout.RoundUp(shape.Channels);

    /// <summary>The offset of a tensor of one value per channel, or of a map channels first.</summary>
    /// <param name="builder">The plan.</param>
    /// <param name="node">The layer.</param>
    /// <param name="tensor">The tensor's whole name.</param>
    /// <param name="shape">What it is in the file.</param>
    public static int Add(LaunchBuilder builder, Node node, string tensor, Shape shape) =>
        Add(builder, shape, new PackedMap { Name = node.Name, Offset = 0, Tensor = tensor, FileShape = shape.Sizes.ToEquatableArray(), Channels = shape.Channels });

    /// <summary>The offset of a tensor of any order.</summary>
    public static int Add(LaunchBuilder builder, Shape shape, PackedMap map)
    {
        int offset = builder.Reserve(Floats(shape));
        builder.AddWeights(map with { Offset = offset });
        return offset;
    }
}
