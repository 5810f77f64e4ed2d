using NetCompiler.Gpu.Tests.Running;

namespace NetCompiler.Gpu.Tests;

/// <summary>Dense layers, and convolutions whose window is the whole map, on the stand-in: for one sample a matrix times a vector, for a batch products of matrices.</summary>
public class DenseTests
{
    private static readonly StandInSuite Suite = new("""
        [Network, Input(64)][Dense(16), Relu, Dense(3)] public partial class OneRound;
        [Network, Input(300)][Dense(33), Gelu, Dense(257), Tanh, Dense(70), LeakyRelu(Slope = 0.1), Dense(1)] public partial class Ragged;
        [Network, Input(5, 7, 9)][Dense(20), Sigmoid] public partial class Map;
        [Network, Input(3, 6, 5)][Conv(6, 3), Relu][Dense(40), Elu, Dense(10)] public partial class OddPitch;
        [Network, Input(4, 8, 8)][Conv(24, 3, Pad = 1), Relu][Conv(18, 8), Relu][Dense(5)] public partial class WholeMap;
        [Network, Input(2, 3, 4, 5)][Conv(7, 1)][Dense(50, Bias = false), Silu] public partial class Volume;
        [Network(GpuBatch = 1), Input(129)][Dense(170), Relu, Dense(64)] public partial class Alone;
        """);

    [Theory]
    [InlineData("OneRound")]
    [InlineData("Ragged")]
    [InlineData("Map")]
    [InlineData("OddPitch")]
    [InlineData("WholeMap")]
    [InlineData("Volume")]
    [InlineData("Alone")]
    public void Network_agrees_with_the_interpreter(string name) => Suite.AssertAgrees(name);

    [Fact]
    public void One_sample_is_a_matrix_times_a_vector()
    {
        string text = Suite.GeneratedSources.Single(source => source.Contains("class GpuKernels") && source.Contains("partial class Alone"));
        Assert.Contains("Every 64th row of the panel", text);
        Assert.DoesNotContain("// The sums of this thread, a line for each pixel.", text);
    }
}
