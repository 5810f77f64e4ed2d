namespace NetCompiler.Suite.Tests.Course;

/// <summary>The course's worked poolings.</summary>
public class PoolingTests
{
    private static readonly float[] Map =
    [
        1, 2, 4, 4, 9, 3, 1, 2,
        6, 7, 8, 4, -3, -3, 6, 3,
        9, -9, 8, -4, 5, 5, 3, 0,
        8, -8, 9, -9, 5, 5, 0, 1,
        0, 0, 1, 2, 7, 9, 7, 8,
        -1, -3, 3, 6, 8, 8, 7, 6,
        9, 9, 8, 2, 1, 5, -1, -1,
        1, 1, -2, 8, 3, 7, 4, -2,
    ];

    private static readonly float[] Window = [3, 8, 10, 5, 2, 1, 5, 6, 7];

    [Fact]
    public void Largest_of_two_by_two() =>
        CourseNetworks.AssertOutput("EightMax", [], Map, [7, 8, 9, 6, 9, 9, 5, 3, 0, 6, 9, 8, 9, 8, 7, 4]);

    [Fact]
    public void Mean_of_two_by_two() =>
        CourseNetworks.AssertOutput("EightMean", [], Map, [4, 5, 1.5, 3, 0, 1, 5, 1, -1, 3, 8, 7, 5, 4, 4, 0]);

    [Fact]
    public void Largest_of_sixteen_numbers_in_a_square() =>
        CourseNetworks.AssertOutput("FourMax", [], [.. Enumerable.Range(1, 16).Select(i => (float)i)], [6, 8, 14, 16]);

    [Fact]
    public void Largest_with_overlapping_windows()
    {
        double[] expected = [.. from y in Enumerable.Range(0, 7) from x in Enumerable.Range(0, 7) select (double)new[] { At(y, x), At(y, x + 1), At(y + 1, x), At(y + 1, x + 1) }.Max()];
        CourseNetworks.AssertOutput("EightMaxBy1", [], Map, expected);

        static float At(int y, int x) => Map[(y * 8) + x];
    }

    [Fact]
    public void One_window_of_nine() => CourseNetworks.AssertOutput("ThreeMax", [], Window, [10]);

    [Fact]
    public void Mean_of_one_window_of_nine() => CourseNetworks.AssertOutput("ThreeMean", [], Window, [47 / 9.0]);
}
