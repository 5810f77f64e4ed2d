using NetCompiler.Compiler.Collections;
using NetCompiler.Compiler.Graph;
using NetCompiler.Compiler.Graph.Ops;
using NetCompiler.Compiler.Schedule.Gpu.Launches;

namespace NetCompiler.Compiler.Schedule.Gpu.Lowering;

/// <summary>Lowers attention over all pixels or within windows.</summary>
internal static class AttentionLowering
{
    private const int FewestThreads = 64;

    /// <summary>Threads of a group, unless the channels of a head ask for more.</summary>
    private const int UsualThreads = 128;

    private const int MostThreads = 256;

    /// <summary>Queries of a group at most: each takes two registers in the inner loops.</summary>
    private const int MostQueries = 8;

    /// <summary>Keys at a time where not all fit: what is done once for each lot is little beside their scores, and several groups share a multiprocessor.</summary>
    private const int UsualKeys = 512;

    public static void Lower(LaunchBuilder builder, Node node, AttentionOp op)
    {
        EquatableArray<int> axes = node.Shape.Axes;
        EquatableArray<int> window = axes.Select(size => op.Window == 0 ? size : op.Window).ToEquatableArray();
        EquatableArray<int> windows = axes.Select(size => op.Window == 0 ? 1 : size / op.Window).ToEquatableArray();
        int tokens = checked((int)window.Aggregate(1L, (product, size) => product * size));
        int width = node.Shape.Channels / op.Heads;
        int lanes = PowerAtLeast(Math.Min(width, MostThreads));
        int threads = Math.Max(Math.Max(FewestThreads, lanes), PowerAtLeast(Math.Min(tokens, UsualThreads)));
        int room = GpuArchitecture.Declared.Min(device => device.SharedPerGroup) / sizeof(float);
        long units = builder.Samples * (node.Shape.Pixels / tokens) * op.Heads;
        int queries = MostQueries;
        while (queries > 1 && (queries > tokens || units * (tokens / queries) < 4 * GpuArchitecture.Declared[0].Multiprocessors || Left(queries) < Math.Min(tokens, UsualKeys)))
            queries /= 2;
        if (Left(queries) < 1)
            throw new NetworkTooLargeException($"on a GPU {node.Name} has heads of {width} channels, more than fit into shared memory");
        builder.Add(node, new AttentionLaunch
        {
            Heads = op.Heads,
            Width = width,
            Window = window,
            Windows = windows,
            Shift = op.Shift,
            BiasOffset = op.BiasTable is null ? -1 : Pack(builder, node.Name, op.BiasTable, op),
            Queries = queries,
            Keys = tokens <= Left(queries) ? tokens : Math.Min(UsualKeys, Left(queries)),
            Lanes = lanes,
            GroupThreads = threads,
        });

        // Keys that so many queries leave room for.
        int Left(int count) => (room - AttentionLaunch.Room(count, width, threads, lanes)) / count;
    }

    private static int Pack(LaunchBuilder builder, string name, string table, AttentionOp op)
    {
        int tokens = op.Window * op.Window;
        int offset = builder.Reserve((long)op.Heads * tokens * BufferLayout.RoundUp(tokens));
        builder.AddWeights(new PackedDistanceBias { Name = name, Offset = offset, Table = table, Heads = op.Heads, Window = op.Window });
        return offset;
    }

    private static int PowerAtLeast(int value)
    {
        int power = 1;
        while (power < value)
            power *= 2;
        return power;
    }
}
