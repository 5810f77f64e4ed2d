using NetCompiler.Compiler.Collections;
using NetCompiler.Compiler.Graph;
using NetCompiler.Compiler.Graph.Ops;
using NetCompiler.Compiler.Schedule.Steps;

namespace NetCompiler.Compiler.Schedule;

/// <summary>Decides how a graph is computed: layouts, steps in order, packed weights, tiles, and last the arena.</summary>
public static class Scheduler
{
    /// <param name="graph">The graph behind the passes.</param>
    /// <param name="inspect">Every layer's value keeps a place of its own.</param>
    /// <param name="kernels">How kernels are chosen.</param>
    /// <exception cref="NetworkTooLargeException">A buffer, the arena or the packed weights cannot be indexed with 32 bits.</exception>
    public static KernelPlan Plan(NetworkGraph graph, bool inspect = false, KernelChoice kernels = KernelChoice.Cheapest)
    {
        try
        {
            return PlanSteps(graph, inspect, kernels);
        }
        catch (OverflowException)
        {
            throw new NetworkTooLargeException($"laid out with 16 floats a pixel, one of its buffers has more than the {int.MaxValue} values that an array may have");
        }
    }

    private static KernelPlan PlanSteps(NetworkGraph graph, bool inspect, KernelChoice kernels)
    {
        StepBuilder builder = new(graph, kernels);
        foreach (Node node in graph.Nodes)
            builder.Add(node);
        builder.AddOutputs();
        builder.PlaceShort();

        int weightsLength = checked(builder.WeightsLength + builder.ShortenableLength);
        ArenaPlanner.Arena arena = ArenaPlanner.Plan(builder.Buffers, [.. WeightTraffic.Measure(builder.Steps, builder.Weights, weightsLength)], weightsLength, inspect);
        EquatableArray<Step> steps = arena.Steps.Select(ChunkPlanner.Split).ToEquatableArray();
        KernelPlan plan = new()
        {
            Name = graph.Name,
            Inputs = graph.Inputs.Select(node => new PlanPort(node.Name, node.Shape)).ToEquatableArray(),
            Outputs = graph.Outputs.Select(output => new PlanPort(output.Name, graph.Find(output.Id).Shape)).ToEquatableArray(),
            Steps = steps,
            Buffers = arena.Buffers,
            Segments = arena.Segments,
            SlotLength = arena.SlotLength,
            Weights = builder.Weights.ToEquatableArray(),
            Inspected = graph.Nodes.Where(node => inspect && (node.Layer >= 0 || node.Op is InputOp)).Select(node => new InspectedValue(node.Name, builder.ViewOf(node.Id))).ToEquatableArray(),
            ArenaLength = arena.Length,
            WeightsLength = weightsLength,
            ShortWeightsLength = builder.WeightsLength + (builder.ShortenableLength / 2),
            Targets = Target.All.Select(target => new TargetPlan(target, steps.Select(step => TilePlanner.Tile(step, target)).ToEquatableArray(), steps.Select(step => TilePlanner.BatchTile(step, target)).ToEquatableArray())).ToEquatableArray(),
        };
        PlanVerifier.Verify(plan);
        return plan;
    }
}
