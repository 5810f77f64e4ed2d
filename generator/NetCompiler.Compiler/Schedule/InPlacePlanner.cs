using NetCompiler.Compiler.Graph.Ops;
using NetCompiler.Compiler.Schedule.Steps;

namespace NetCompiler.Compiler.Schedule;

/// <summary>
/// Finds the values that are written over those they are made of, place by place: the sum of a residual block over its shortcut, a norm or a function of each value over its
/// input. A sum then writes to lines that it has just read, and the block needs one map less.
/// <code>
/// conv2: Conv 2 + 0 → 3             buffer 3 replaces buffer 0, which nothing reads later
/// </code>
/// </summary>
internal static class InPlacePlanner
{
    /// <summary>The buffer that each buffer replaces; null for none.</summary>
    /// <param name="buffers">The buffers.</param>
    /// <param name="steps">All steps.</param>
    /// <param name="exclusive">Buffers that keep their memory for themselves.</param>
    public static int?[] Plan(IReadOnlyList<BufferPlan> buffers, IReadOnlyList<Step> steps, HashSet<int> exclusive)
    {
        int?[] replaced = new int?[buffers.Count];
        (int First, int Last)[] lives = ArenaPlanner.Lives(steps, buffers.Count);
        for (int i = 0; i < steps.Count; i++)
        {
            Step step = steps[i];
            if (!step.Replaceable.IsEmpty && lives[step.Output.Buffer].First == i && !exclusive.Contains(step.Output.Buffer))
                replaced[step.Output.Buffer] = step.Replaceable.Select(input => (int?)step.Inputs[input].Buffer).FirstOrDefault(buffer => lives[buffer!.Value].Last == i && !exclusive.Contains(buffer.Value) && MayReplace(step, buffer.Value, buffers));
        }

        return replaced;
    }

    /// <summary>Whether the step reads a buffer only where it writes the same place, and both places are the same in memory.</summary>
    public static bool MayReplace(Step step, int buffer, IReadOnlyList<BufferPlan> buffers) =>
        Enumerable.Range(0, step.Inputs.Count).Where(input => step.Inputs[input].Buffer == buffer).All(input => step.Replaceable.Contains(input) && step.Inputs[input] with { Buffer = step.Output.Buffer } == step.Output)
        && step.Place.Scratch != buffer && buffers[buffer].Layout == buffers[step.Output.Buffer].Layout;

    /// <summary>The steps without those that fill a border with zeros which stand there since a replaced buffer's was filled.</summary>
    /// <param name="steps">All steps.</param>
    /// <param name="replaced">The buffer that each buffer replaces.</param>
    public static IEnumerable<Step> WithoutFilled(IReadOnlyList<Step> steps, int?[] replaced)
    {
        HashSet<int> filled = [.. steps.Where(FillsZeros).Select(step => step.Output.Buffer)];
        return steps.Where(step => !(FillsZeros(step) && replaced[step.Output.Buffer] is { } before && filled.Contains(before)));

        static bool FillsZeros(Step step) => step is BorderStep { Mode: PadMode.Zero };
    }
}
