using NetCompiler.Compiler.Schedule.Steps;

namespace NetCompiler.Compiler.Schedule;

/// <summary>
/// How much of the packed weights each step reads. What is packed has no gaps, so whatever a step is given ends where the next begins.
/// </summary>
internal static class WeightTraffic
{
    public static IEnumerable<Step> Measure(IReadOnlyList<Step> steps, IEnumerable<PackedWeights> weights, int length)
    {
        int[] begins = [.. steps.SelectMany(step => step.WeightOffsets).Concat(weights.Select(packed => packed.Offset)).Append(length).Distinct().OrderBy(offset => offset)];
        return steps.Select(step => step with
        {
            WeightsLength = step.WeightOffsets.Distinct().Sum(LengthAt),
            ShortenableLength = step is DenseStep { MayBeShort: true } dense ? LengthAt(dense.WeightsOffset) : 0,
        });

        int LengthAt(int offset) => begins[Array.BinarySearch(begins, offset) + 1] - offset;
    }
}
