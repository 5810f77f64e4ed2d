namespace NetCompiler.Suite.Tests.Networks;

/// <summary>
/// Maps of many channels on their way in and out, where channels-first becomes channels-last and back: in one run or row by row around borders, in one to three dimensions, with
/// channels and pixels that are no whole squares, and what is left to go value by value.
/// </summary>
public class ChannelOrderTests
{
    private static readonly Dictionary<string, (string Input, string Body)> Bodies = new()
    {
        ["Whole"] = ("16, 8, 8", "=> x.Relu();"),
        ["Odd"] = ("21, 7, 9", "=> x.Relu();"),
        ["FewChannels"] = ("5, 6, 11", "=> x.MaxPool(2, stride: 1);"),
        ["FewPixels"] = ("37, 1, 5", "=> x.Relu();"),
        ["TooFewChannels"] = ("3, 6, 11", "=> x.MaxPool(2, stride: 1);"),
        ["TooFewPixels"] = ("37, 1, 3", "=> x.Relu();"),
        ["ShortRows"] = ("20, 7, 3", "=> x.Relu();"),
        ["OnePixel"] = ("37, 1, 1", "=> x.Relu();"),
        ["Bordered"] = ("33, 6, 10", "=> x.Conv(35, 3, pad: 1);"),
        ["BorderedReflected"] = ("20, 6, 13", "=> x.Conv(24, 3, pad: 1, padMode: PadMode.Reflect);"),
        ["BorderedShortRows"] = ("33, 6, 3", "=> x.Conv(35, 3, pad: 1);"),
        ["BorderedAbove"] = ("18, 6, 5", "=> x.Conv(19, sizes: [3, 1], pads: [1, 0]);"),
        ["Line"] = ("18, 29", "=> x.MaxPool(2, stride: 1);"),
        ["BorderedLine"] = ("18, 29", "=> x.Conv(21, 3, pad: 1);"),
        ["Volume"] = ("19, 3, 5, 4", "=> x.Relu();"),
        ["BorderedVolume"] = ("19, 3, 4, 7", "=> x.Conv(20, 3, pad: 1);"),
        ["VolumeBorderedInTheMiddle"] = ("19, 3, 4, 7", "=> x.Conv(20, sizes: [1, 3, 1], pads: [0, 1, 0]);"),
        ["VolumeBorderedOutside"] = ("19, 3, 4, 7", "=> x.Conv(20, sizes: [3, 1, 1], pads: [1, 0, 0]);"),
        ["Sliced"] = ("40, 5, 6", "=> x.Conv(42, 1).Split(2)[1];"),
        ["Standardised"] = ("6, 5, 9", "=> x.Normalize(means: [0.1, 0.2, 0.3, 0.4, 0.5, 0.6], stds: [1, 2, 3, 4, 5, 6]).MaxPool(2, stride: 1);"),
    };

    private static readonly ForwardNetworks Networks = new(Bodies);

    public static TheoryData<string> Names => [.. Bodies.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Network_agrees_with_the_interpreter_however_it_is_run(string name) => ForwardNetworkAssert.Agrees(Networks, name);
}
