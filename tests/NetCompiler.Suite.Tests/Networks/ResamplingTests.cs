namespace NetCompiler.Suite.Tests.Networks;

/// <summary>Enlargements, adaptive pools and locally connected layers in one to three dimensions.</summary>
public class ResamplingTests
{
    private static readonly Dictionary<string, (string Input, string Body)> Bodies = new()
    {
        ["Nearest"] = ("3, 5, 6", "=> x.Upsample(2);"),
        ["NearestTimesThree"] = ("17, 4, 3", "=> x.Upsample(3).Tanh();"),
        ["NearestFar"] = ("40, 2, 3", "=> x.Upsample(11).Relu();"),
        ["NearestLine"] = ("1, 13", "=> x.Upsample(4);"),
        ["NearestVolume"] = ("16, 2, 3, 2", "=> x.Upsample(2);"),
        ["Bilinear"] = ("3, 5, 6", "=> x.Upsample(2, UpsampleMode.Bilinear);"),
        ["BilinearTimesThree"] = ("17, 4, 3", "=> x.Upsample(3, UpsampleMode.Bilinear).Tanh();"),
        ["BilinearTimesFour"] = ("40, 3, 4", "=> x.Upsample(4, UpsampleMode.Bilinear).Relu();"),
        ["BilinearFar"] = ("16, 3, 2", "=> x.Upsample(20, UpsampleMode.Bilinear);"),
        ["BilinearFarOdd"] = ("16, 3, 2", "=> x.Upsample(19, UpsampleMode.Bilinear);"),
        ["BilinearOfOnePixel"] = ("5, 1, 1", "=> x.Upsample(5, UpsampleMode.Bilinear);"),
        ["Linear"] = ("3, 9", "=> x.Upsample(3, UpsampleMode.Bilinear);"),
        ["Trilinear"] = ("6, 2, 3, 4", "=> x.Upsample(2, UpsampleMode.Bilinear).Elu();"),
        ["UpsampledIntoConcatenation"] = ("5, 6, 8", """
            {
                Tensor small = x.Conv(17, 3, stride: 2, pad: 1, rounding: Rounding.Floor).Tanh();
                return Tensor.Concat(small.Upsample(2), small.Upsample(2, UpsampleMode.Bilinear).Tanh(), x).Conv(8, 3, pad: 1);
            }
            """),

        ["AdaptiveUneven"] = ("17, 7, 10", "=> x.AdaptiveAvgPool(4);"),
        ["AdaptiveEven"] = ("3, 6, 9", "=> x.AdaptiveAvgPool(3).Relu();"),
        ["AdaptiveOverlapping"] = ("16, 5, 7", "=> x.AdaptiveAvgPool(sizes: [4, 6]).Tanh();"),
        ["AdaptiveEnlarging"] = ("40, 3, 2", "=> x.AdaptiveAvgPool(7);"),
        ["AdaptiveToOne"] = ("33, 5, 4", "=> x.AdaptiveAvgPool(1).Dense(3);"),
        ["AdaptiveLine"] = ("1, 23", "=> x.AdaptiveAvgPool(5);"),
        ["AdaptiveVolume"] = ("6, 5, 4, 7", "=> x.AdaptiveAvgPool(3);"),
        ["AdaptiveBehindBorder"] = ("3, 9, 9", "=> Tensor.Concat(x.Conv(17, 3, pad: 1).Conv(17, 3, pad: 1).AdaptiveAvgPool(4), x.Conv(17, 3, pad: 1).AdaptiveAvgPool(4).Elu());"),

        ["Local"] = ("3, 6, 7", "=> x.LocallyConnected(17, 3);"),
        ["LocalPadded"] = ("17, 5, 4", "=> x.LocallyConnected(40, 3, pad: 1).Relu();"),
        ["LocalStrided"] = ("16, 9, 8", "=> x.LocallyConnected(16, 3, stride: 2, rounding: Rounding.Floor, bias: false).Tanh();"),
        ["LocalRuns"] = ("16, 4, 6", "=> x.LocallyConnected(33, sizes: [1, 5]);"),
        ["LocalLine"] = ("3, 20", "=> x.LocallyConnected(24, 5, stride: 3, pad: 2, rounding: Rounding.Floor);"),
        ["LocalOfConvolution"] = ("3, 8, 8", "=> x.Conv(20, 3, pad: 1).Relu().LocallyConnected(130, 4, stride: 4).Elu().Dense(5);"),
    };

    private static readonly ForwardNetworks Networks = new(Bodies);

    public static TheoryData<string> Names => [.. Bodies.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Network_agrees_with_the_interpreter_however_it_is_run(string name) => ForwardNetworkAssert.Agrees(Networks, name);

    [Fact]
    public void Methods_stay_below_half_of_every_limit() => ForwardNetworkAssert.StaysBelowLimits(Networks);
}
