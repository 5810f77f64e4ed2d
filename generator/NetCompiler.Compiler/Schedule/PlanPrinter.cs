using System.Text;
using NetCompiler.Compiler.Schedule.Steps;

namespace NetCompiler.Compiler.Schedule;

/// <summary>Prints a plan: the arena, then each step with its buffers, chunks and tiles.</summary>
public static class PlanPrinter
{
    public static string Print(KernelPlan plan)
    {
        StringBuilder text = new();
        text.Append($"plan {plan.Name}: arena {4L * plan.ArenaLength} bytes, packed weights {4L * plan.WeightsLength} bytes{(plan.HasShortWeights ? $" ({4L * plan.ShortWeightsLength} in short storage)" : "")}\n");
        foreach (BufferPlan buffer in plan.Buffers)
            text.Append($"  buffer {buffer.Id} {buffer.Name} {buffer.Layout.Shape} at {buffer.Offset}: {buffer.Layout}, steps {buffer.FirstStep} to {buffer.LastStep}{(buffer.IsExclusive ? ", exclusive" : "")}{(buffer.Replaces is { } replaced ? $", replaces {replaced}" : "")}\n");
        for (int i = 0; i < plan.Steps.Count; i++)
            text.Append($"  step {i} {Print(plan, i)}\n");
        foreach (Segment segment in plan.RunsTogether ? plan.Segments : [])
            text.Append($"  batch: steps {segment.FirstStep} to {segment.LastStep} {Print(plan, segment)}\n");
        return text.ToString();
    }

    private static string Place(BufferView? view) => view is null ? "caller" : view.Channel == 0 ? $"{view.Buffer}" : $"{view.Buffer} from channel {view.Channel}";

    private static string Print(KernelPlan plan, Segment segment) =>
        segment.IsTogether
            ? $"for up to {Segment.MostSamples} samples, {4L * plan.SlotLength} bytes each"
            : "sample by sample" + (segment.Enters.IsEmpty ? "" : $", given {string.Join(", ", segment.Enters)}") + (segment.Leaves.IsEmpty ? "" : $", hands over {string.Join(", ", segment.Leaves)}");

    private static string Print(KernelPlan plan, int index)
    {
        Step step = plan.Steps[index];
        string chunks = step.Chunks > 1 ? $", {step.Chunks} chunks of {step.RowsPerChunk} rows" : "";
        string tiles = string.Concat(plan.Targets.Where(_ => step.HasTile).Select(target => $"; {target.Target.Name}: {target.Tiles[index]}{(step is DenseStep && plan.IsTogether(index) ? $", of a batch {target.BatchTiles[index]}" : "")}"));
        return $"{step.Name}: {step.Mnemonic} {(step.Inputs.IsEmpty ? Place(null) : string.Join(" + ", step.Inputs.Select(Place)))} → {Place(step.Place.Output)}{(step.Place.Scratch is { } scratch ? $", works in {scratch}" : "")}{chunks}{tiles}";
    }
}
