using NetCompiler.Samples.Zoo;
using NetCompiler.TestKit.Reference;

namespace NetCompiler.Zoo.Tests;

/// <summary>A network compiled for a larger input gives at each place what the original gives for the window that begins there.</summary>
public class LikeTests
{
    private const int Large = 64;
    private const int Small = 32;
    private const int Places = Large - Small + 1;

    [Theory]
    [InlineData(0, 0)]
    [InlineData(0, 32)]
    [InlineData(32, 0)]
    [InlineData(32, 32)]
    [InlineData(7, 19)]
    [InlineData(16, 16)]
    public void Each_place_of_the_map_is_the_original_on_its_window(int y, int x)
    {
        ReferenceCase reference = ReferenceCase.Load("cifar_valid");
        float[] picture = Formula.Values("a large picture", 0, 1.7, 3 * Large * Large);
        using var original = CifarValid.Load(reference.WeightFile());
        using var sliding = CifarValidOn64.Load(reference.WeightFile());
        float[] map = new float[CifarValidOn64.OutputLength];
        sliding.Predict(picture, map);

        float[] window = new float[CifarValid.InputLength];
        for (int i = 0; i < window.Length; i++)
        {
            (int channel, int pixel) = Math.DivRem(i, Small * Small);
            window[i] = picture[(channel * Large * Large) + ((y + (pixel / Small)) * Large) + x + (pixel % Small)];
        }

        float[] expected = new float[CifarValid.OutputLength];
        original.Predict(window, expected);
        double largest = expected.Max(Math.Abs);
        Assert.Equal(4 * Places * Places, map.Length);
        for (int filter = 0; filter < expected.Length; filter++)
            Assert.InRange(Math.Abs(expected[filter] - map[(((filter * Places) + y) * Places) + x]) / largest, 0, reference.Bound);
    }
}
