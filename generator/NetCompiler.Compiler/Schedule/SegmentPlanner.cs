using NetCompiler.Compiler.Collections;
using NetCompiler.Compiler.Schedule.Steps;

namespace NetCompiler.Compiler.Schedule;

/// <summary>
/// Finds the steps that a batch computes for up to 16 samples at once: the run whose weights outweigh most what its samples have to keep beside each other.
/// That is the dense end of a network, the dense beginning of a generator, and last convolutions with small maps and many filters, whose weights would
/// otherwise come from memory for every sample.
/// <code>
/// conv1 … pool5 | fc6 fc7 fc8       sample by sample | together
/// </code>
/// </summary>
internal static class SegmentPlanner
{
    /// <summary>Other layers use their weights many times for one sample; below 128 KB a second-level cache keeps them from sample to sample.</summary>
    private const int CachedWeights = 32 * 1024;

    /// <summary>So do last-level caches with all the weights of a network below 16 MB, about a core's share of one.</summary>
    private const long CachedNetwork = 4 * 1024 * 1024;

    /// <summary>
    /// Values that go to a last-level cache and back, where a sample alone has them in a nearer one, count so many weights, which are only read, with nothing
    /// waiting for them.
    /// </summary>
    private const long ValueCost = 4;

    /// <summary>What a step reads and writes of one sample: for sixteen of them it would be more than a last-level cache.</summary>
    private const long MostValues = 256 * 1024;

    /// <param name="steps">All steps.</param>
    /// <param name="buffers">The buffers with their lives.</param>
    /// <param name="weightsLength">Floats of the packed weights.</param>
    public static EquatableArray<Segment> Plan(IReadOnlyList<Step> steps, IReadOnlyList<BufferPlan> buffers, long weightsLength)
    {
        (int begin, int end) = FindRun(steps, buffers, weightsLength >= CachedNetwork);
        (int First, int End, bool IsTogether)[] runs = begin == end ? [(0, steps.Count, false)] : [(0, begin, false), (begin, end, true), (end, steps.Count, false)];
        return runs.Where(run => run.First < run.End).Select(run => run.IsTogether
            ? new Segment { FirstStep = run.First, LastStep = run.End - 1, IsTogether = true }
            : new Segment
            {
                FirstStep = run.First,
                LastStep = run.End - 1,
                IsTogether = false,
                Enters = Touched(run.First, run.End, buffer => buffer.FirstStep < run.First),
                Leaves = Touched(run.First, run.End, buffer => buffer.LastStep >= run.End),
            }).ToEquatableArray();

        EquatableArray<int> Touched(int first, int last, Func<BufferPlan, bool> isHandedOver) =>
            buffers.Where(buffer => isHandedOver(buffer) && steps.Skip(first).Take(last - first).Any(step => step.Reads(buffer.Id) || step.Writes(buffer.Id))).Select(buffer => buffer.Id).ToEquatableArray();
    }

    /// <summary>The buffers that lie in the slots: those of steps that run together, and all that one segment hands to another.</summary>
    public static HashSet<int> InSlots(EquatableArray<Segment> segments, IReadOnlyList<Step> steps) =>
    [
        .. segments.SelectMany(segment => segment.Enters.Concat(segment.Leaves)),
        .. segments.Where(segment => segment.IsTogether)
            .SelectMany(segment => steps.Skip(segment.FirstStep).Take(segment.LastStep - segment.FirstStep + 1))
            .SelectMany(step => step.Inputs.Select(view => view.Buffer).Concat(step.Place.Output is { } output ? [output.Buffer] : Array.Empty<int>())),
    ];

    /// <summary>Weights saved, less values that leave the nearest caches, less what is copied at both ends: the run with the most, the longer one of equals.</summary>
    private static (int Begin, int End) FindRun(IReadOnlyList<Step> steps, IReadOnlyList<BufferPlan> buffers, bool isCold)
    {
        long[] gains = [0, .. steps.Select(step => Gain(step, isCold))];
        for (int i = 1; i < gains.Length; i++)
            gains[i] += gains[i - 1];
        long[] copies = [.. Enumerable.Range(0, steps.Count + 1).Select(place => 2 * ValueCost * buffers.Where(buffer => buffer.FirstStep < place && place <= buffer.LastStep).Sum(buffer => (long)buffer.Length))];
        (int Begin, int End) best = (0, 0);
        long most = 0;
        for (int begin = 0; begin < steps.Count; begin++)
        {
            for (int end = begin + 1; end <= steps.Count; end++)
            {
                long gain = gains[end] - gains[begin] - copies[begin] - copies[end];
                if (gain > most || (gain == most && gain > 0 && end - begin > best.End - best.Begin))
                    (best, most) = ((begin, end), gain);
            }
        }

        return best;
    }

    private static long Gain(Step step, bool isCold)
    {
        if (step is InputStep or OutputStep)
            return 0;
        long values = step.Inputs.Sum(view => view.Shape.Length) + step.Output.Shape.Length;
        if (values > MostValues)
            return -int.MaxValue;
        long weights = step switch
        {
            DenseStep => step.WeightsLength,
            { WeightsLength: > CachedWeights } when isCold => step.WeightsLength,
            _ => 0,
        };
        return weights - (ValueCost * values);
    }
}
