namespace NetCompiler.Suite.Tests.Networks;

/// <summary>Direct convolutions whose filters are shared out: few rows and much work, or weights that no near cache keeps, in one to three dimensions.</summary>
public class FilterShareTests
{
    private static readonly Dictionary<string, (string Input, string Body)> Bodies = new()
    {
        ["Line"] = ("64, 90", "=> x.Conv(128, 9, pad: 4).Relu();"),
        ["SmallMap"] = ("96, 5, 5", "=> x.Conv(288, 5, pad: 2).LeakyRelu(0.1);"),
        ["HeavyWeights"] = ("160, 18, 6", "=> x.Conv(192, 5, stride: 2, pad: 2, rounding: Rounding.Floor);"),
        ["Volume"] = ("48, 4, 3, 5", "=> x.Conv(96, 3, pad: 1).Relu();"),
        ["PartOfVectorBehind"] = ("96, 5, 5", "=> x.Conv(90, 5, pad: 2).Relu().Dense(7);"),
        ["Residual"] = ("64, 7, 7", "=> (x + x.Conv(64, 5, pad: 2)).Relu();"),
        ["InConcatenation"] = ("64, 6, 6", "=> Tensor.Concat(x.Conv(24, 1), x.Conv(96, 5, pad: 2).Relu(), x.Conv(72, 5, pad: 2).Gelu());"),
        ["InBands"] = ("160, 13, 11", "=> x.Conv(160, 5, pad: 2).Relu();"),
        ["InBandsSwept"] = ("160, 13, 11", "=> x.Conv(96, 5, pad: 2).Gelu();"),
        ["InBandsResidual"] = ("160, 12, 9", "=> (x + x.Conv(160, 5, pad: 2)).Relu();"),
        ["InBandsVolume"] = ("48, 5, 7, 9", "=> x.Conv(96, sizes: new int[] { 5, 3, 3 }, strides: new int[] { 1, 1, 1 }, pads: new int[] { 2, 1, 1 });"),
        ["OfManyConvolutionsInBands"] = ("64, 25, 11", """
            {
                x = x.Conv(96, 5, pad: 2).Conv(64, 5, pad: 2).MaxPool(2, rounding: Rounding.Floor);
                for (int i = 0; i < 9; i++)
                    x = (x + x.Conv(96 + 32 * (i % 2), 5, pad: 2).Gelu().Conv(64, 5, pad: 2)).Relu();
                return x;
            }
            """),
        ["OfManyConvolutions"] = ("64, 6, 6", """
            {
                for (int i = 0; i < 9; i++)
                    x = (x + x.Conv(32 + 32 * (i % 2), 5, pad: 2).Relu().Conv(64, 5, pad: 2)).Relu();
                return x;
            }
            """),
    };

    private static readonly ForwardNetworks Networks = new(Bodies);

    public static TheoryData<string> Names => [.. Bodies.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Network_agrees_with_the_interpreter_however_it_is_run(string name) => ForwardNetworkAssert.Agrees(Networks, name);

    [Fact]
    public void Methods_stay_below_half_of_every_limit() => ForwardNetworkAssert.StaysBelowLimits(Networks);
}
