using NetCompiler.Gpu.Tests.Running;

namespace NetCompiler.Gpu.Tests;

/// <summary>Convolutions and dense layers of every shape on the stand-in.</summary>
public class ConvTests
{
    private static readonly StandInSuite Suite = new("""
        [Network, Input(1, 28, 28)][Conv(6, 5), Tanh][Conv(16, 5, Stride = 2, Rounding = Rounding.Floor), Relu][Dense(120), Gelu, Dense(10)] public partial class Small;
        [Network, Input(3, 13, 11)][Conv(24, 3, Pad = 1), Relu][Conv(40, 1), Silu][Conv(8, 3, Dilation = 2), Elu] public partial class Wide;
        [Network, Input(4, 9, 9)][Conv(32, 3, Pad = 1, PadMode = PadMode.Reflect), Sigmoid][Conv(32, 3, Pad = 1, PadMode = PadMode.Replicate, Groups = 2), HardSwish] public partial class Borders;
        [Network, Input(8, 7, 5)][ConvTranspose(16, 3, Stride = 2), Relu][ConvTranspose(5, 2, Stride = 2), LeakyRelu(Slope = 0.1)] public partial class Transposed;
        [Network, Input(5, 33)][Conv(16, 3), Relu6][Conv(130, 4, Stride = 3, Rounding = Rounding.Floor), Gelu(TanhForm = true)] public partial class Line;
        [Network, Input(2, 5, 6, 7)][Conv(16, 3, Pad = 1), HardSigmoid][Conv(3, 2), Tanh] public partial class Volume;
        [Network, Input(12, 9, 7)] public partial class Shortcut
        {
            static Tensor Forward(Tensor x) => Tensor.Concat((x.Conv(10, 3, pad: 1) + x.Slice(1, 10)).Relu(), (x.Conv(6, 1) + x.Slice(3, 6)).Gelu());
        }
        """);

    [Theory]
    [InlineData("Small")]
    [InlineData("Wide")]
    [InlineData("Borders")]
    [InlineData("Transposed")]
    [InlineData("Line")]
    [InlineData("Volume")]
    [InlineData("Shortcut")]
    public void Network_agrees_with_the_interpreter(string name) => Suite.AssertAgrees(name);
}
