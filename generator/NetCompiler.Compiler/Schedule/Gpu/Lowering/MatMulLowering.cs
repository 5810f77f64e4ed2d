using NetCompiler.Compiler.Graph;
using NetCompiler.Compiler.Schedule.Gpu.Launches;

namespace NetCompiler.Compiler.Schedule.Gpu.Lowering;

/// <summary>Lowers matrix products of two values.</summary>
internal static class MatMulLowering
{
    /// <summary>The side of a thread's tile: 16 multiply-adds for 8 loads.</summary>
    private const int Side = 4;

    private const int GroupThreads = 128;

    public static void Lower(LaunchBuilder builder, Node node)
    {
        int depth = builder.Graph.Find(node.Inputs[0]).Shape.Axes[1];
        (int rows, int columns) = (PowerWithin(node.Shape.Axes[0]), PowerWithin(node.Shape.Axes[1]));

        // Small products are made of smaller tiles, as long as some multiprocessor would have nothing to do.
        while (rows * columns > 1 && Tiles(node.Shape, rows, columns) * builder.Samples < 2L * GroupThreads * GpuArchitecture.Declared[0].Multiprocessors)
            (rows, columns) = rows > columns ? (rows / 2, columns) : (rows, columns / 2);
        builder.Add(node, new MatMulLaunch
        {
            TileRows = rows,
            TileColumns = columns,
            Split = rows * columns == 1 ? ThreadSplit.Across(depth, node.Shape.Length, builder.Samples) : new(GroupThreads, 1, IsAlong: false),
        });
    }

    private static long Tiles(Shape product, int rows, int columns) => (long)((product.Axes[0] + rows - 1) / rows) * ((product.Axes[1] + columns - 1) / columns) * product.Channels;

    private static int PowerWithin(int size) => size >= Side ? Side : size >= 2 ? 2 : 1;
}
