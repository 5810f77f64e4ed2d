using System.Text;
using NetCompiler.Compiler.Schedule.Steps;

namespace NetCompiler.Compiler.Schedule;

/// <summary>Prints a plan: the arena, then each step with its buffers, chunks and tiles.</summary>
public static class PlanPrinter
{
    public static string Print(KernelPlan plan)
    {
        StringBuilder text = new();
        text.Append($"plan {plan.Name}: arena {4L * plan.ArenaLength} bytes, packed weights {4L * plan.WeightsLength} bytes\n");
        foreach (BufferPlan buffer in plan.Buffers)
            text.Append($"  buffer {buffer.Id} {buffer.Name} {buffer.Layout.Shape} at {buffer.Offset}: {buffer.Layout}, steps {buffer.FirstStep} to {buffer.LastStep}{(buffer.IsExclusive ? ", exclusive" : "")}\n");
        for (int i = 0; i < plan.Steps.Count; i++)
            text.Append($"  step {i} {Print(plan, i)}\n");
        return text.ToString();
    }

    private static string Place(BufferView? view) => view is null ? "caller" : view.Channel == 0 ? $"{view.Buffer}" : $"{view.Buffer} from channel {view.Channel}";

    private static string Print(KernelPlan plan, int index)
    {
        Step step = plan.Steps[index];
        string chunks = step.Chunks > 1 ? $", {step.Chunks} chunks of {step.RowsPerChunk} rows" : "";
        string tiles = string.Concat(plan.Targets.Where(_ => step.HasTile).Select(target => $"; {target.Target.Name}: {target.Tiles[index]}"));
        return $"{step.Name}: {step.Mnemonic} {(step.Inputs.IsEmpty ? Place(null) : string.Join(" + ", step.Inputs.Select(Place)))} → {Place(step.Place.Output)}{(step.Place.Scratch is { } scratch ? $", works in {scratch}" : "")}{chunks}{tiles}";
    }
}
