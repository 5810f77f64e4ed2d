using NetCompiler.Compiler.Collections;
using NetCompiler.Compiler.Graph;
using NetCompiler.Compiler.Schedule.Steps;

namespace NetCompiler.Compiler.Schedule;

/// <summary>Checks what every plan must keep. A failure is a defect of the compiler, never of the user.</summary>
public static class PlanVerifier
{
    /// <exception cref="InvariantException">The plan is broken; the message names the buffer or the step.</exception>
    public static void Verify(KernelPlan plan)
    {
        foreach (BufferPlan buffer in plan.Buffers)
            Verify(plan, buffer);
        for (int i = 0; i < plan.Steps.Count; i++)
            Verify(plan, plan.Steps[i], i);
        foreach (PackedWeights weights in plan.Weights)
            Require(weights.Offset % BufferLayout.Alignment == 0 && weights.Offset < plan.WeightsLength, weights.Name, $"its weights at {weights.Offset} do not fit {plan.WeightsLength}");
        foreach (TargetPlan target in plan.Targets)
        {
            Require(target.Tiles.Count == plan.Steps.Count, target.Target.Name, $"it has {target.Tiles.Count} tiles for {plan.Steps.Count} steps");
            for (int i = 0; i < plan.Steps.Count; i++)
                Verify(plan.Steps[i], target.Tiles[i], target.Target);
        }
    }

    private static void Verify(KernelPlan plan, BufferPlan buffer)
    {
        Require(buffer.Offset % BufferLayout.Alignment == 0 && buffer.Length % BufferLayout.Alignment == 0, buffer.Name, $"its place {buffer.Offset}+{buffer.Length} is not aligned");
        Require(buffer.Offset >= 0 && buffer.Offset + (long)buffer.Length <= plan.ArenaLength, buffer.Name, $"its place {buffer.Offset}+{buffer.Length} is outside the arena of {plan.ArenaLength}");
        Require(buffer.Length >= buffer.Layout.Length, buffer.Name, $"its {buffer.Length} floats are fewer than its layout's {buffer.Layout.Length}");
        foreach (BufferPlan other in plan.Buffers.Where(other => other.Id > buffer.Id && ArenaPlanner.LiveTogether(buffer, other)))
            Require(buffer.Offset + buffer.Length <= other.Offset || other.Offset + other.Length <= buffer.Offset, buffer.Name, $"it overlaps {other.Name}, which lives at the same time");
    }

    private static void Verify(KernelPlan plan, Step step, int index)
    {
        Require(step.Input >= -1 && step.Input < plan.Buffers.Count && step.Output >= -1 && step.Output < plan.Buffers.Count, step.Name, "it names a buffer that does not exist");
        Require(step.RowsPerChunk is > 0 && step.RowsPerChunk <= step.Rows, step.Name, $"it has chunks of {step.RowsPerChunk} rows, and {step.Rows} rows");
        if (step.Input >= 0)
            Require(plan.Buffer(step.Input).FirstStep <= index && index <= plan.Buffer(step.Input).LastStep, step.Name, "it reads a buffer that is not alive");
        EquatableArray<WindowAxis> window = step switch
        {
            ConvStep conv => conv.Window,
            PixelConvStep conv => conv.Window,
            DepthwiseStep conv => conv.Window,
            _ => [],
        };
        for (int axis = 0; axis < window.Count; axis++)
        {
            BufferLayout layout = plan.Buffer(step.Input).Layout;
            Require(layout.BorderBegin[axis] == window[axis].PadBegin, step.Name, $"its padding {window[axis].PadBegin} differs from its input's border {layout.BorderBegin[axis]}");
            Require(layout.BorderEnd[axis] >= window[axis].PadEnd + window[axis].Overhang, step.Name, $"its padding is wider than its input's border {layout.BorderEnd[axis]}");
        }

        if (step is DenseStep)
            Require(plan.Buffer(step.Input).Layout.IsCompact, step.Name, "its input has gaps");
    }

    private static void Verify(Step step, KernelTile tile, Target target)
    {
        int accumulators = tile.Pixels * tile.Vectors * tile.Filters * (step is DenseStep dense ? dense.Chains : 1);
        Require(tile is { Pixels: > 0, Vectors: > 0, Filters: > 0, Unroll: > 0 }, step.Name, $"its tile on {target.Name} is empty");
        Require(accumulators < target.Registers, step.Name, $"its {accumulators} accumulators exceed the {target.Registers} registers of {target.Name}");
    }

    private static void Require(bool condition, string what, string message)
    {
        if (!condition)
            throw new InvariantException($"plan: {what}: {message}");
    }
}
