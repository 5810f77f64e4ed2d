using NetCompiler.Kernels;
using Xunit;

namespace NetCompiler.Runtime.Tests.Kernels;

/// <summary>Zeros around maps, with borders on either side of an axis, on both or on none; what is inside stays.</summary>
public class BorderFillTests
{
    private const float Inside = 7;

    public static TheoryData<int, int, int[]> Maps()
    {
        var maps = new TheoryData<int, int, int[]>();
        foreach (int begin in (int[])[0, 1, 3])
        {
            foreach (int end in (int[])[0, 2])
            {
                maps.Add(1, 16, [0, 1, 0, begin, 4, end, end, 3, begin]);
                maps.Add(3, 1, [0, 1, 0, begin, 5, begin, begin, 20, end]);
                maps.Add(2, 32, [begin, 2, end, end, 3, end, 0, 2, end]);
            }
        }

        return maps;
    }

    [Theory]
    [MemberData(nameof(Maps))]
    public void Zero_clears_the_border_and_nothing_else(int planes, int element, int[] axes)
    {
        int[] padded = [.. Enumerable.Range(0, 3).Select(axis => axes[3 * axis] + axes[(3 * axis) + 1] + axes[(3 * axis) + 2])];
        float[] values = new float[planes * padded[0] * padded[1] * padded[2] * element];
        Array.Fill(values, Inside);
        BorderFill.Zero(ref values[0], planes, element, axes);
        for (int i = 0; i < values.Length; i++)
        {
            int pixel = i / element;
            int[] place = [pixel / (padded[2] * padded[1]) % padded[0], pixel / padded[2] % padded[1], pixel % padded[2]];
            bool isInside = Enumerable.Range(0, 3).All(axis => place[axis] >= axes[3 * axis] && place[axis] < axes[3 * axis] + axes[(3 * axis) + 1]);
            Assert.True(values[i] == (isInside ? Inside : 0), $"value {i} at {string.Join(", ", place)} is {values[i]}");
        }
    }
}
