using NetCompiler.Kernels;
using Xunit;

namespace NetCompiler.Runtime.Tests.Kernels;

/// <summary>Borders of every combination of sizes, on one side, both or none of each axis, against a walk over all places.</summary>
public class BorderFillTests
{
    private const int Planes = 2;

    // Before, size, after.
    private static readonly (int Before, int Size, int After)[] Axes = [(0, 1, 0), (0, 3, 0), (1, 3, 1), (0, 3, 2), (2, 3, 0), (0, 2, 1), (2, 2, 1)];

    private delegate void Fill(ref float buffer, int planes, int element, ReadOnlySpan<int> axes);

    [Theory]
    [InlineData(1)]
    [InlineData(16)]
    public void Zeros_are_all_that_is_around_the_map(int element) => AssertFilled(element, BorderFill.Zero, (_, _) => -1);

    [Theory]
    [InlineData(1)]
    [InlineData(16)]
    public void Replicated_borders_are_the_nearest_values(int element) => AssertFilled(element, BorderFill.Replicate, (at, size) => Math.Clamp(at, 0, size - 1));

    private static void AssertFilled(int element, Fill fill, Func<int, int, int> source)
    {
        foreach (var outer in Axes)
        {
            foreach (var middle in Axes)
            {
                foreach (var inner in Axes)
                    AssertFilled([outer, middle, inner], element, fill, source);
            }
        }
    }

    private static void AssertFilled((int Before, int Size, int After)[] axes, int element, Fill fill, Func<int, int, int> source)
    {
        int[] padded = [.. axes.Select(axis => axis.Before + axis.Size + axis.After)];
        float[] values = new float[Planes * padded[0] * padded[1] * padded[2] * element];
        float[] expected = new float[values.Length];
        for (int i = 0; i < values.Length; i++)
        {
            int[] place = Place(i);
            bool isInside = place.Zip(axes, (at, axis) => at >= 0 && at < axis.Size).All(inside => inside);
            values[i] = isInside ? i + 1 : float.NaN;
            int[] from = [.. place.Zip(axes, (at, axis) => at >= 0 && at < axis.Size ? at : source(at, axis.Size))];
            expected[i] = from.Contains(-1) ? 0 : Index(i, from) + 1;
        }

        fill(ref values[0], Planes, element, [.. axes.SelectMany(axis => new[] { axis.Before, axis.Size, axis.After })]);
        Assert.True(expected.SequenceEqual(values), $"{string.Join(" ", axes)}, {element} floats an element: {string.Join(" ", values)}");

        int[] Place(int index)
        {
            int row = index / element;
            return [(row / padded[2] / padded[1] % padded[0]) - axes[0].Before, (row / padded[2] % padded[1]) - axes[1].Before, (row % padded[2]) - axes[2].Before];
        }

        int Index(int index, int[] place)
        {
            int plane = index / (padded[0] * padded[1] * padded[2] * element);
            int row = (((((plane * padded[0]) + place[0] + axes[0].Before) * padded[1]) + place[1] + axes[1].Before) * padded[2]) + place[2] + axes[2].Before;
            return (row * element) + (index % element);
        }
    }
}
