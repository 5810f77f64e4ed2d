using NetCompiler.Compiler.Collections;
using NetCompiler.Compiler.Graph.Ops;
using NetCompiler.Compiler.Schedule.Steps;

namespace NetCompiler.Compiler.Schedule;

/// <summary>
/// Places buffers in one arena so that those that live at the same time never overlap: largest first, each at the lowest offset that is
/// free for its whole life, or for the lives of all that replace each other there. Those that a batch keeps for each sample come first, so that they are together at the arena's beginning, and a sample's slot is a
/// short piece of an arena with the same places. Drops border steps whose zeros can be written once.
/// </summary>
internal static class ArenaPlanner
{
    /// <summary>Buffers with zero borders are kept apart up to so many floats in total (256 KB: they stay in the second-level cache).</summary>
    private const int ExclusiveFloats = 64 * 1024;

    /// <summary>
    /// So are inputs of up to so many floats (4 MB), which are read at the start only: filling the border of 3 planes of 230×230 took 0.2 ms, 2 to 8 % of the
    /// networks of the zoo (AMD EPYC).
    /// </summary>
    private const int ExclusiveInput = 1024 * 1024;

    public sealed record Arena(EquatableArray<Step> Steps, EquatableArray<BufferPlan> Buffers, EquatableArray<Segment> Segments, int SlotLength, int Length);

    /// <param name="buffers">The buffers.</param>
    /// <param name="steps">The steps.</param>
    /// <param name="weightsLength">Floats of the packed weights.</param>
    /// <param name="keepsAll">No buffer shares memory, so that all can be read afterwards.</param>
    public static Arena Plan(IReadOnlyList<BufferPlan> buffers, IReadOnlyList<Step> steps, long weightsLength, bool keepsAll = false)
    {
        HashSet<int> exclusive = Exclusive(buffers, steps);
        Step[] kept = [.. steps.Where(step => step is not BorderStep { Mode: PadMode.Zero } || !exclusive.Contains(step.Output.Buffer))];
        int?[] replaced = keepsAll ? new int?[buffers.Count] : InPlacePlanner.Plan(buffers, kept, exclusive);
        kept = [.. InPlacePlanner.WithoutFilled(kept, replaced)];
        (int First, int Last)[] lives = Lives(kept, buffers.Count);
        BufferPlan[] placed =
        [
            .. buffers.Select(buffer => buffer with
            {
                IsExclusive = keepsAll || exclusive.Contains(buffer.Id),
                Replaces = replaced[buffer.Id],
                FirstStep = lives[buffer.Id].First,
                LastStep = lives[buffer.Id].Last,
            }),
        ];

        // Several inputs or outputs are brought and handed out sample by sample.
        bool isWhole = keepsAll || kept.OfType<InputStep>().Any(step => step.Index > 0) || kept.OfType<OutputStep>().Count() > 1;
        EquatableArray<Segment> segments = isWhole ? [] : SegmentPlanner.Plan(kept, placed, weightsLength);
        int[] homes = [.. placed.Select(buffer => Home(placed, buffer.Id))];
        HashSet<int> inSlots = [.. SegmentPlanner.InSlots(segments, kept).Select(buffer => homes[buffer])];
        long length = 0;
        long slot = 0;
        List<BufferPlan> done = [];
        int[] offsets = new int[placed.Length];
        foreach (BufferPlan home in placed.GroupBy(buffer => homes[buffer.Id], Together).OrderByDescending(home => inSlots.Contains(home.Id)).ThenByDescending(home => home.Length).ThenBy(home => home.Id))
        {
            long offset = FirstFit.Offset(home.Length, done.Where(other => LiveTogether(home, other)).Select(other => ((long)other.Offset, (long)other.Length)));
            length = Math.Max(length, offset + home.Length);
            if (length > int.MaxValue - BufferLayout.Alignment)
                throw new NetworkTooLargeException($"the arena has {length} values, more than the {int.MaxValue} that an array may have");
            offsets[home.Id] = (int)offset;
            done.Add(home with { Offset = (int)offset });
            if (inSlots.Contains(home.Id))
                slot = length;
        }

        placed = [.. placed.Select(buffer => buffer with { Offset = offsets[homes[buffer.Id]] })];
        return new(kept.ToEquatableArray(), placed.ToEquatableArray(), segments, SlotLength(slot), (int)length);
    }

    /// <summary>An odd number of cache lines: a kernel reads the same value of many samples, which must not all fall into one set of the first-level cache.</summary>
    private static int SlotLength(long floats) => floats == 0 ? 0 : floats / BufferLayout.Alignment % 2 == 1 ? (int)floats : checked((int)floats + BufferLayout.Alignment);

    /// <summary>The first and the last step that each buffer must be there for; −1 for none.</summary>
    public static (int First, int Last)[] Lives(IReadOnlyList<Step> steps, int buffers)
    {
        (int First, int Last)[] lives = [.. Enumerable.Repeat((-1, -1), buffers)];
        for (int i = 0; i < steps.Count; i++)
        {
            foreach (int buffer in steps[i].Buffers)
                lives[buffer] = (lives[buffer].First < 0 ? i : lives[buffer].First, i);
        }

        return lives;
    }

    /// <summary>Whether two buffers may not share memory.</summary>
    public static bool LiveTogether(BufferPlan a, BufferPlan b) =>
        a.IsExclusive || b.IsExclusive || (a.FirstStep <= b.LastStep && b.FirstStep <= a.LastStep && a.Replaces != b.Id && b.Replaces != a.Id);

    /// <summary>The buffer that was the first at a buffer's place.</summary>
    private static int Home(BufferPlan[] buffers, int id)
    {
        while (buffers[id].Replaces is { } before)
            id = before;
        return id;
    }

    /// <summary>Those that replace each other, as one buffer.</summary>
    private static BufferPlan Together(int home, IEnumerable<BufferPlan> buffers) => buffers.Aggregate((all, buffer) => all with
    {
        Id = home,
        Length = Math.Max(all.Length, buffer.Length),
        FirstStep = Math.Min(all.FirstStep, buffer.FirstStep),
        LastStep = Math.Max(all.LastStep, buffer.LastStep),
        Replaces = null,
    });

    private static HashSet<int> Exclusive(IReadOnlyList<BufferPlan> buffers, IReadOnlyList<Step> steps)
    {
        HashSet<int> exclusive = [];
        long floats = 0;
        // Vectors stored into planar rows, and functions of the input, spill into the border, which must be filled again each time.
        HashSet<int> spilled = [.. steps.Where(step => step is PixelConvStep or InputStep { Epilogue.IsEmpty: false }).Select(step => step.Output.Buffer)];
        HashSet<int> inputs = [.. steps.OfType<InputStep>().Select(step => step.Output.Buffer)];
        foreach (int buffer in steps.OfType<BorderStep>().Where(step => step.Mode == PadMode.Zero && !spilled.Contains(step.Output.Buffer)).Select(step => step.Output.Buffer).OrderBy(id => buffers[id].Length))
        {
            if (inputs.Contains(buffer) && buffers[buffer].Length <= ExclusiveInput)
            {
                exclusive.Add(buffer);
                continue;
            }

            floats += buffers[buffer].Length;
            if (floats > ExclusiveFloats)
                continue;
            exclusive.Add(buffer);
        }

        return exclusive;
    }
}
