using NetCompiler.Compiler.Collections;
using NetCompiler.Compiler.Graph;
using NetCompiler.Compiler.Schedule.Gpu.Launches;

namespace NetCompiler.Compiler.Schedule.Gpu;

/// <summary>Decides how a graph is computed on a GPU: launches for one sample and for a batch, over the same buffers and weights.</summary>
public static class GpuScheduler
{
    /// <summary>The largest batch that may be declared.</summary>
    public const int MostSamples = 4096;

    /// <param name="graph">The graph behind the passes.</param>
    /// <param name="maximumBatch">The largest batch that is computed at once.</param>
    /// <param name="precision">How values are stored and multiplied.</param>
    /// <exception cref="NetworkTooLargeException">A buffer or the packed weights cannot be indexed with 32 bits.</exception>
    public static GpuPlan Plan(NetworkGraph graph, int maximumBatch, GpuPrecision precision)
    {
        LaunchBuilder single = new(graph, 1, precision);
        LaunchBuilder batch = maximumBatch == 1 ? single : new(graph, maximumBatch, precision);
        if (!single.Buffers.SequenceEqual(batch.Buffers) || !single.Weights.SequenceEqual(batch.Weights))
            throw new InvariantException($"{graph.Name}: one sample and a batch would lie differently");
        GpuBuffer[] buffers = Place(single.Buffers, single.Launches, batch.Launches, out int length);
        GpuPlan plan = new()
        {
            Name = graph.Name,
            Inputs = graph.Inputs.Select(node => new PlanPort(node.Name, node.Shape)).ToEquatableArray(),
            Outputs = graph.Outputs.Select(output => new PlanPort(output.Name, graph.Find(output.Id).Shape)).ToEquatableArray(),
            MaximumBatch = maximumBatch,
            Precision = precision,
            Single = single.Launches.ToEquatableArray(),
            Batch = maximumBatch == 1 ? [] : batch.Launches.ToEquatableArray(),
            Buffers = buffers.ToEquatableArray(),
            Weights = single.Weights.ToEquatableArray(),
            ArenaLength = length,
            WeightsLength = single.WeightsLength,
        };
        GpuPlanVerifier.Verify(plan);
        return plan;
    }

    /// <summary>Largest first, each at the lowest offset that is free for its whole life in either list.</summary>
    private static GpuBuffer[] Place(IReadOnlyList<GpuBuffer> buffers, IReadOnlyList<Launch> single, IReadOnlyList<Launch> batch, out int length)
    {
        GpuBuffer[] placed = [.. buffers.Select(buffer => Live(buffer, single))];
        GpuBuffer[] inBatch = [.. buffers.Select(buffer => Live(buffer, batch))];
        List<GpuBuffer> done = [];
        long end = 0;
        foreach (GpuBuffer buffer in placed.OrderByDescending(buffer => buffer.Length).ThenBy(buffer => buffer.Id).ToArray())
        {
            long floats = RoundUp(buffer.Length);
            long offset = FirstFit.Offset(floats, done
                .Where(other => Meet(placed[buffer.Id], placed[other.Id]) || Meet(inBatch[buffer.Id], inBatch[other.Id]))
                .Select(other => ((long)other.Offset, RoundUp(other.Length))));
            end = Math.Max(end, offset + floats);
            if (end > int.MaxValue)
                throw new NetworkTooLargeException($"on a GPU the arena has {end} values for a sample, more than {int.MaxValue}");
            placed[buffer.Id] = buffer with { Offset = (int)offset };
            done.Add(placed[buffer.Id]);
        }

        length = (int)end;
        return placed;

        static long RoundUp(int floats) => ((long)floats + GpuBuffer.Alignment - 1) / GpuBuffer.Alignment * GpuBuffer.Alignment;
        static bool Meet(GpuBuffer a, GpuBuffer b) => a.FirstLaunch <= b.LastLaunch && b.FirstLaunch <= a.LastLaunch;
    }

    private static GpuBuffer Live(GpuBuffer buffer, IReadOnlyList<Launch> launches)
    {
        int[] uses = [.. Enumerable.Range(0, launches.Count).Where(i => launches[i].Output?.Buffer == buffer.Id || launches[i].Inputs.Any(view => view.Buffer == buffer.Id))];
        return uses.Length == 0 ? throw new InvariantException($"{buffer.Name}: nothing uses its buffer") : buffer with { FirstLaunch = uses[0], LastLaunch = uses[uses.Length - 1] };
    }
}
