namespace NetCompiler.Suite.Tests.Networks;

/// <summary>Transposed convolutions in one to three dimensions: strides, dilations, groups, output padding, phases without taps, windows that begin inside the map.</summary>
public class ConvTransposeTests
{
    private static readonly Dictionary<string, (string Input, string Body)> Bodies = new()
    {
        ["Plain"] = ("3, 5, 6", "=> x.ConvTranspose(17, 3);"),
        ["StrideTwoPadded"] = ("3, 5, 6", "=> x.ConvTranspose(17, 3, stride: 2, pad: 1, outputPad: 1);"),
        ["WindowIsStride"] = ("16, 7, 5", "=> x.ConvTranspose(16, 2, stride: 2).Relu();"),
        ["WindowIsThrice"] = ("5, 4, 4", "=> x.ConvTranspose(40, 9, stride: 3, pad: 3).Tanh();"),
        ["Groups"] = ("40, 4, 4", "=> x.ConvTranspose(40, 4, stride: 2, pad: 1, groups: 8).Tanh();"),
        ["WideGroups"] = ("34, 3, 4", "=> x.ConvTranspose(32, 3, stride: 2, groups: 2);"),
        ["Depthwise"] = ("17, 4, 3", "=> x.ConvTranspose(17, 3, stride: 2, groups: 17);"),
        ["PhasesWithoutTaps"] = ("5, 4, 3", "=> x.ConvTranspose(3, 1, stride: 2, outputPad: 1).Elu();"),
        ["PhasesWithoutTapsOrBias"] = ("16, 3, 3", "=> x.ConvTranspose(33, 2, stride: 3, bias: false);"),
        ["DilationSharesStride"] = ("6, 5, 7", "=> x.ConvTranspose(9, 3, stride: 2, dilation: 2, pad: 2, outputPad: 1);"),
        ["DilationBesideStride"] = ("6, 5, 7", "=> x.ConvTranspose(9, 3, stride: 2, dilation: 3, pad: 1);"),
        ["StrideSixDilationFour"] = ("3, 3, 2", "=> x.ConvTranspose(4, 4, stride: 6, dilation: 4);"),
        ["BeginsInside"] = ("4, 6, 6", "=> x.ConvTranspose(4, 2, pad: 2);"),
        ["BeginsInsideStrided"] = ("4, 6, 6", "=> x.ConvTranspose(7, 3, stride: 2, pad: 4);"),
        ["AxesApart"] = ("3, 4, 7", "=> x.ConvTranspose(5, sizes: [5, 1], strides: [3, 1], pads: [2, 0]);"),
        ["Single"] = ("1, 1, 1", "=> x.ConvTranspose(1, 4, stride: 2, pad: 1);"),
        ["Line"] = ("3, 11", "=> x.ConvTranspose(17, 5, stride: 3, pad: 2, outputPad: 1).Sigmoid();"),
        ["Volume"] = ("2, 3, 4, 3", "=> x.ConvTranspose(5, 3, stride: 2, pad: 1, outputPad: 1).Relu();"),
        ["Normed"] = ("7, 4, 5", "=> x.ConvTranspose(24, 4, stride: 2, pad: 1, bias: false).BatchNorm().Relu();"),
        ["BetweenConvolutions"] = ("3, 8, 8", "=> x.Conv(17, 3, pad: 1).Relu().ConvTranspose(24, 4, stride: 2, pad: 1).Tanh().Conv(5, 3, pad: 1);"),
        ["InConcatenation"] = ("5, 6, 6", """
            {
                Tensor down = x.Conv(17, 2, stride: 2).Tanh();
                Tensor up = down.ConvTranspose(17, 2, stride: 2).Tanh();
                return Tensor.Concat(up, x.Conv(9, 1), up.Conv(3, 3, pad: 1).Elu()).Conv(16, 3, pad: 1);
            }
            """),
        ["BeforeDense"] = ("6, 3, 3", "=> x.ConvTranspose(10, 3, stride: 2).Relu().Dense(7);"),
    };

    private static readonly ForwardNetworks Networks = new(Bodies);

    public static TheoryData<string> Names => [.. Bodies.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Network_agrees_with_the_interpreter_however_it_is_run(string name) => ForwardNetworkAssert.Agrees(Networks, name);

    [Fact]
    public void Methods_stay_below_half_of_every_limit() => ForwardNetworkAssert.StaysBelowLimits(Networks);
}
