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
    /// <exception cref="NetworkTooLargeException">A buffer, the arena or the packed weights cannot be indexed with 32 bits.</exception>
    public static KernelPlan Plan(NetworkGraph graph, bool inspect = false)
    {
        try
        {
            return PlanSteps(graph, inspect);
        }
        catch (OverflowException)
        {
            throw new NetworkTooLargeException($"laid out with 16 floats a pixel, one of its buffers has more than the {int.MaxValue} values that an array may have");
        }
    }

    private static KernelPlan PlanSteps(NetworkGraph graph, bool inspect)
    {
        StepBuilder builder = new(graph);
        foreach (Node node in graph.Nodes)
            builder.Add(node);
        builder.AddOutputs();

        ArenaPlanner.Arena arena = ArenaPlanner.Plan(builder.Buffers, builder.Steps, inspect);
        EquatableArray<Step> steps = WeightTraffic.Measure([.. arena.Steps.Select(ChunkPlanner.Split)], builder.Weights, builder.WeightsLength).ToEquatableArray();
        KernelPlan plan = new()
        {
            Name = graph.Name,
            Inputs = graph.Inputs.Select(node => new PlanPort(node.Name, node.Shape)).ToEquatableArray(),
            Outputs = graph.Outputs.Select(output => new PlanPort(output.Name, graph.Find(output.Id).Shape)).ToEquatableArray(),
            Steps = steps,
            Buffers = arena.Buffers,
            Weights = builder.Weights.ToEquatableArray(),
            Inspected = graph.Nodes.Where(node => inspect && (node.Layer >= 0 || node.Op is InputOp)).Select(node => new InspectedValue(node.Name, builder.ViewOf(node.Id))).ToEquatableArray(),
            ArenaLength = arena.Length,
            WeightsLength = builder.WeightsLength,
            Targets = Target.All.Select(target => new TargetPlan(target, steps.Select(step => TilePlanner.Tile(step, target)).ToEquatableArray())).ToEquatableArray(),
        };
        PlanVerifier.Verify(plan);
        return plan;
    }
}
