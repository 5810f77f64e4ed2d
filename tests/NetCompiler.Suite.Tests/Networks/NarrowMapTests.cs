namespace NetCompiler.Suite.Tests.Networks;

/// <summary>
/// Convolutions whose windows often meet the border (taps that are left out, in one to three dimensions, with and without partial sums), that have few outputs
/// (chains) or few filters (sums of taps), and pools over small windows.
/// </summary>
public class NarrowMapTests
{
    private static readonly Dictionary<string, (string Input, string Body)> Bodies = new()
    {
        ["WholeRows"] = ("32, 7, 7", "=> x.Conv(40, 3, pad: 1).Relu();"),
        ["JoinedTaps"] = ("64, 7, 6", "=> x.Conv(33, 3, pad: 1).Relu();"),
        ["PartialSums"] = ("288, 5, 7", "=> x.Conv(48, 3, pad: 1).Tanh();"),
        ["LargeWindow"] = ("16, 6, 7", "=> x.Conv(17, 5, pad: 2);"),
        ["WindowBeyondMap"] = ("16, 2, 3", "=> x.Conv(20, 9, pad: 4);"),
        ["WindowAroundMap"] = ("32, 3, 1", "=> x.Conv(40, 2, pad: 1, dilation: 2).Relu();"),
        ["GroupsAroundMap"] = ("48, 1, 1", "=> x.Conv(9, 2, pad: 1, dilation: 2, groups: 3);"),
        ["Strided"] = ("32, 14, 14", "=> x.Conv(32, 3, stride: 2, pad: 1, rounding: Rounding.Floor);"),
        ["Dilated"] = ("32, 9, 8", "=> x.Conv(18, 3, pad: 2, dilation: 2);"),
        ["DilatedStrided"] = ("16, 11, 10", "=> x.Conv(18, 3, stride: 2, pad: 3, dilation: 3, rounding: Rounding.Floor);"),
        ["Reflected"] = ("32, 7, 7", "=> x.Conv(20, 3, pad: 1, padMode: PadMode.Reflect);"),
        ["OneSided"] = ("32, 8, 7", "=> x.Pad(1).Conv(20, 4);"),
        ["Grouped"] = ("64, 7, 7", "=> x.Conv(64, 3, pad: 1, groups: 2);"),
        ["SharedBlocks"] = ("48, 7, 7", "=> x.Conv(24, 3, pad: 1, groups: 3);"),
        ["Residual"] = ("32, 7, 7", "=> (x.Conv(32, 3, pad: 1) + x).Relu();"),
        ["Line"] = ("32, 9", "=> x.Conv(20, 5, pad: 2).Relu();"),
        ["Volume"] = ("16, 3, 4, 5", "=> x.Conv(20, 3, pad: 1).Relu();"),
        ["DeepVolume"] = ("64, 2, 3, 3", "=> x.Conv(20, 3, pad: 1).Relu();"),
        ["OneOutput"] = ("32, 5, 5", "=> x.Conv(40, 5).Relu();"),
        ["OneOutputOfOnePixel"] = ("96, 1, 1", "=> x.Conv(24, 1).Relu().Conv(96, 1).Sigmoid();"),
        ["TwoOutputs"] = ("144, 3, 4", "=> x.Conv(16, 3);"),
        ["OnePixelTransposed"] = ("48, 1, 1", "=> x.ConvTranspose(33, 5).Relu();"),
        ["FewPixelsTransposed"] = ("200, 2, 1", "=> x.ConvTranspose(20, 4, pad: 1).Relu();"),
        ["SharedSizes"] = ("32, 14, 14", """
            {
                for (int i = 0; i < 9; i++)
                    x = x.Conv(32 + (16 * (i % 3)), 3, pad: 1).Relu();
                for (int i = 0; i < 6; i++)
                    x = x.Conv(48 + (80 * (i % 2)), i == 1 ? 3 : 5, stride: i == 0 ? 2 : 1, pad: i == 1 ? 0 : 2, rounding: Rounding.Floor).Relu();
                return x.Conv(160, 3, pad: 1).Relu().Conv(20, 3, pad: 1, padMode: PadMode.Replicate).Conv(24, 5);
            }
            """),
        ["Shares"] = ("128, 6, 7", "=> x.Conv(128, 3, pad: 1).Relu();"),
        ["SharesOfTwoVectors"] = ("150, 9, 20", "=> x.Conv(96, 3, pad: 1).Silu();"),
        ["SharesAddedTo"] = ("144, 7, 7", "=> (x.Conv(144, 3, pad: 1) + x).Relu();"),
        ["SharesOfALine"] = ("160, 11", "=> x.Conv(192, 5, pad: 2).Tanh();"),
        ["SharesOfAVolume"] = ("64, 3, 4, 5", "=> x.Conv(80, 3, pad: 1).Relu().Conv(96, 3, pad: 1);"),
        ["SharesInConcatenation"] = ("128, 6, 6", "=> Tensor.Concat(x.Conv(17, 1), x.Conv(128, 3, pad: 1).Silu(), x.Conv(9, 1)).Conv(16, 1);"),
        ["SharesOfSharedSizes"] = ("16, 9, 9", """
            {
                for (int i = 0; i < 15; i++)
                    x = x.Conv(16, 3, pad: 1).Relu();
                x = x.Conv(128, 3, pad: 1).Relu();
                Tensor y = x.Conv(128, 3, pad: 1).Relu().Conv(128, 3, pad: 1);
                return (y + x).Silu().Conv(192, 3, stride: 2).Gelu().Conv(144, 3, pad: 1);
            }
            """),
        ["FewFilters"] = ("32, 9, 11", "=> x.Conv(1, 3, pad: 1).Sigmoid();"),
        ["FewFiltersReflected"] = ("24, 9, 8", "=> x.Conv(2, 5, pad: 2, padMode: PadMode.Reflect);"),
        ["FewFiltersStrided"] = ("40, 9, 9", "=> x.Conv(1, 3, stride: 2).Conv(20, 3, pad: 1);"),
        ["FewFiltersNormed"] = ("64, 6, 9", "=> x.Conv(3, 3, pad: 1, dilation: 1, bias: false).BatchNorm().Relu();"),
        ["FewFiltersOfALine"] = ("64, 37", "=> x.Conv(1, 9, pad: 4).Tanh();"),
        ["FewFiltersOfAVolume"] = ("32, 4, 5, 6", "=> x.Conv(2, 3, pad: 1).Relu();"),
        ["FewFiltersInConcatenation"] = ("32, 8, 8", "=> Tensor.Concat(x.Conv(1, 3, pad: 1).Tanh(), x.Conv(17, 1)).Conv(16, 1);"),
        ["FewFiltersTransposed"] = ("32, 7, 5", "=> x.ConvTranspose(1, 3, stride: 2, pad: 1, outputPad: 1).Sigmoid();"),
        ["FewFiltersTransposedWide"] = ("48, 6, 6", "=> x.ConvTranspose(3, 4, stride: 2, pad: 1).Tanh().Conv(5, 3, pad: 1);"),
        ["FewFiltersTransposedVolume"] = ("64, 3, 3, 4", "=> x.ConvTranspose(1, 3, stride: 2, pad: 1, outputPad: 1);"),
        ["FewFiltersTransposedSparse"] = ("64, 4, 4", "=> x.ConvTranspose(1, 2, stride: 3, outputPad: 1);"),
        ["MaxOverlapping"] = ("70, 9, 11", "=> x.MaxPool(3, stride: 2).Relu();"),
        ["MaxPadded"] = ("20, 8, 7", "=> x.MaxPool(3, stride: 1, pad: 1);"),
        ["MaxOverhanging"] = ("33, 8, 10", "=> x.MaxPool(3, stride: 2, rounding: Rounding.Ceil);"),
        ["MaxPaddedStrided"] = ("17, 12, 9", "=> x.MaxPool(5, stride: 3, pad: 2, rounding: Rounding.Floor).Tanh();"),
        ["MaxAxesApart"] = ("100, 6, 9", "=> x.MaxPool(sizes: [2, 3], strides: [2, 1]);"),
        ["MaxInConcatenation"] = ("19, 6, 6", "=> Tensor.Concat(x.MaxPool(3, stride: 1, pad: 1), x.Conv(9, 1)).Conv(16, 1);"),
        ["MaxOfALine"] = ("20, 17", "=> x.MaxPool(3, stride: 2, pad: 1, rounding: Rounding.Floor);"),
        ["MaxOfAVolume"] = ("20, 5, 6, 7", "=> x.MaxPool(2, stride: 2, rounding: Rounding.Floor);"),
        ["MaxOfAPaddedVolume"] = ("17, 4, 5, 6", "=> x.MaxPool(3, stride: 1, pad: 1).Relu();"),
        ["PlanarPools"] = ("1, 40, 39", "=> x.Conv(4, 3).MaxPool(3, stride: 1).Conv(5, 4).MaxPool(2, stride: 2, rounding: Rounding.Floor).Tanh().Conv(4, 3).AvgPool(3, stride: 3, rounding: Rounding.Floor).Dense(5);"),
        ["PlanarPoolsFarApart"] = ("1, 36, 64", "=> x.Conv(3, 5).AvgPool(4, stride: 4).Conv(3, 3).MaxPool(5, stride: 5, rounding: Rounding.Floor).Dense(5);"),
    };

    private static readonly ForwardNetworks Networks = new(Bodies);

    public static TheoryData<string> Names => [.. Bodies.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Network_agrees_with_the_interpreter_however_it_is_run(string name) => ForwardNetworkAssert.Agrees(Networks, name);

    [Fact]
    public void Methods_stay_below_half_of_every_limit() => ForwardNetworkAssert.StaysBelowLimits(Networks);
}
