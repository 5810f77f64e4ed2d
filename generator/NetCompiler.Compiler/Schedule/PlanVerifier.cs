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
        HashSet<int> filled = Filled(plan);
        for (int i = 0; i < plan.Steps.Count; i++)
            Verify(plan, plan.Steps[i], i, filled);
        foreach (PackedWeights weights in plan.Weights)
            Require(weights.Offset % BufferLayout.Alignment == 0 && weights.Offset < plan.WeightsLength, weights.Name, $"its weights at {weights.Offset} do not fit {plan.WeightsLength}");
        foreach (PackedDense dense in plan.Weights.OfType<PackedDense>().Where(dense => dense.ShortOffset >= 0))
            Require(dense.ShortOffset % BufferLayout.Alignment == 0 && dense.ShortOffset < plan.ShortWeightsLength, dense.Name, $"its short weights at {dense.ShortOffset} do not fit {plan.ShortWeightsLength}");
        VerifySegments(plan);
        foreach (TargetPlan target in plan.Targets)
        {
            Require(target.Tiles.Count == plan.Steps.Count, target.Target.Name, $"it has {target.Tiles.Count} tiles for {plan.Steps.Count} steps");
            for (int i = 0; i < plan.Steps.Count; i++)
            {
                Verify(plan.Steps[i], target.Tiles[i], target.Target);
                KernelTile batch = target.BatchTiles[i];
                Require(batch.Samples * batch.Vectors < target.Target.Registers && Segment.MostSamples % batch.Samples == 0, plan.Steps[i].Name, $"its tile for batches on {target.Target.Name} is {batch}");
            }
        }
    }

    private static void Verify(KernelPlan plan, BufferPlan buffer)
    {
        Require(buffer.Offset % BufferLayout.Alignment == 0 && buffer.Length % BufferLayout.Alignment == 0, buffer.Name, $"its place {buffer.Offset}+{buffer.Length} is not aligned");
        Require(buffer.Offset >= 0 && buffer.Offset + (long)buffer.Length <= plan.ArenaLength, buffer.Name, $"its place {buffer.Offset}+{buffer.Length} is outside the arena of {plan.ArenaLength}");
        Require(buffer.Length >= buffer.Layout.Length, buffer.Name, $"its {buffer.Length} floats are fewer than its layout's {buffer.Layout.Length}");
        if (buffer.Replaces is { } replaced)
        {
            BufferPlan before = plan.Buffer(replaced);
            Require(before.Offset == buffer.Offset && !before.IsExclusive && !buffer.IsExclusive, buffer.Name, $"it replaces {before.Name}, which lies apart from it");
            Require(before.LastStep == buffer.FirstStep && InPlacePlanner.MayReplace(plan.Steps[buffer.FirstStep], replaced, plan.Buffers), buffer.Name, $"it replaces {before.Name}, which is read otherwise");
        }

        foreach (BufferPlan other in plan.Buffers.Where(other => other.Id > buffer.Id && ArenaPlanner.LiveTogether(buffer, other)))
            Require(buffer.Offset + buffer.Length <= other.Offset || other.Offset + other.Length <= buffer.Offset, buffer.Name, $"it overlaps {other.Name}, which lives at the same time");
    }

    /// <summary>The buffers whose border holds something: their own memory's zeros, what a step fills it with, or what was filled before they replaced another.</summary>
    private static HashSet<int> Filled(KernelPlan plan)
    {
        HashSet<int> filled = [.. plan.Buffers.Where(buffer => buffer.IsExclusive).Select(buffer => buffer.Id), .. plan.Steps.OfType<BorderStep>().Select(step => step.Output.Buffer)];
        foreach (BufferPlan buffer in plan.Buffers.OrderBy(buffer => buffer.FirstStep))
        {
            if (buffer.Replaces is { } replaced && filled.Contains(replaced))
                filled.Add(buffer.Id);
        }

        return filled;
    }

    private static void Verify(KernelPlan plan, Step step, int index, HashSet<int> filled)
    {
        BufferView[] views = [.. step.Inputs, .. step.Place.Output is { } written ? [written] : Array.Empty<BufferView>()];
        foreach (BufferView view in views)
        {
            Require(view.Buffer >= 0 && view.Buffer < plan.Buffers.Count, step.Name, "it names a buffer that does not exist");
            BufferLayout at = plan.Buffer(view.Buffer).Layout;
            Require(view.Channel >= 0 && (view.Channel + view.Shape.Channels <= at.Shape.Channels || view.Shape.IsVector), step.Name, $"its channels {view.Channel}+{view.Shape.Channels} are outside the {at.Shape.Channels} of its buffer");
            Require(view.Shape.IsVector || view.Shape.Axes == at.Shape.Axes, step.Name, $"its map {view.Shape} is not that of its buffer, {at.Shape}");
        }

        Require(step.RowsPerChunk is > 0 && step.RowsPerChunk <= step.Rows, step.Name, $"it has chunks of {step.RowsPerChunk} rows, and {step.Rows} rows");
        foreach (BufferView view in step.Inputs)
            Require(plan.Buffer(view.Buffer).FirstStep <= index && index <= plan.Buffer(view.Buffer).LastStep, step.Name, "it reads a buffer that is not alive");
        EquatableArray<WindowAxis> window = step.PaddedWindow;
        for (int axis = 0; axis < window.Count; axis++)
        {
            BufferLayout layout = plan.Buffer(step.Input.Buffer).Layout;
            Require(layout.BorderBegin[axis] >= window[axis].PadBegin, step.Name, $"its padding {window[axis].PadBegin} is wider than its input's border {layout.BorderBegin[axis]}");
            Require(layout.BorderEnd[axis] >= window[axis].PadEnd + window[axis].Overhang, step.Name, $"its padding is wider than its input's border {layout.BorderEnd[axis]}");
        }

        Require(!window.Any(axis => axis.PadBegin + axis.PadEnd + axis.Overhang > 0) || filled.Contains(step.Input.Buffer), step.Name, "nothing fills the border that it reads");
        if (step is DenseStep)
            Require(plan.Buffer(step.Input.Buffer).Layout is { IsCompact: true } or { IsChannelsLast: true, HasBorder: false, Shape.Pixels: 1 }, step.Name, "its input has gaps");
    }

    /// <summary>Segments are all the steps in order, and what a slot must hold lies in it.</summary>
    private static void VerifySegments(KernelPlan plan)
    {
        int next = 0;
        foreach (Segment segment in plan.Segments)
        {
            Require(segment.FirstStep == next && segment.LastStep >= next, "segments", $"one begins with step {segment.FirstStep}, and {next} is next");
            next = segment.LastStep + 1;
        }

        Require(plan.Segments.IsEmpty || next == plan.Steps.Count, "segments", $"they end with step {next - 1} of {plan.Steps.Count}");
        foreach (BufferPlan buffer in SegmentPlanner.InSlots(plan.Segments, plan.Steps).Select(plan.Buffer))
            Require(buffer.Offset + buffer.Length <= plan.SlotLength, buffer.Name, $"it ends at {buffer.Offset + buffer.Length}, behind a slot of {plan.SlotLength}");
        foreach (BufferPlan buffer in plan.Buffers)
        {
            foreach (Segment segment in plan.Segments.Where(segment => !segment.IsTogether && plan.Steps.Skip(segment.FirstStep).Take(segment.LastStep - segment.FirstStep + 1).Any(step => step.Reads(buffer.Id) || step.Writes(buffer.Id))))
            {
                Require(segment.Enters.Contains(buffer.Id) == buffer.FirstStep < segment.FirstStep, buffer.Name, $"steps {segment.FirstStep} to {segment.LastStep} are not given it, or need not be");
                Require(segment.Leaves.Contains(buffer.Id) == buffer.LastStep > segment.LastStep, buffer.Name, $"steps {segment.FirstStep} to {segment.LastStep} do not hand it over, or need not");
            }
        }
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
