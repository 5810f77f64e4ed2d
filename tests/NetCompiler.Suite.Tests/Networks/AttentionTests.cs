namespace NetCompiler.Suite.Tests.Networks;

/// <summary>Attention over all pixels and within windows, alone and in blocks as of ViT and Swin.</summary>
public class AttentionTests
{
    private static readonly Dictionary<string, (string Input, string Body)> Bodies = new()
    {
        ["OneHead"] = ("16, 5, 7", "=> x.SelfAttention(1);"),
        ["HeadsOfEight"] = ("24, 5, 7", "=> x.SelfAttention(3);"),
        ["HeadsOfFive"] = ("40, 4, 4", "=> x.SelfAttention(8).Relu();"),
        ["HeadsOfSeventeen"] = ("34, 3, 3", "=> x.SelfAttention(2).Tanh();"),
        ["HeadsOfOne"] = ("3, 17", "=> x.SelfAttention(3);"),
        ["OneChannel"] = ("1, 33", "=> x.SelfAttention(1);"),
        ["OnePixel"] = ("32, 1, 1", "=> x.SelfAttention(4);"),
        ["Volume"] = ("12, 2, 3, 4", "=> x.SelfAttention(2, bias: false);"),
        ["TokensOfVit"] = ("128, 197", "=> x.SelfAttention(2);"),
        ["ManyHeads"] = ("80, 12", "=> x.SelfAttention(80);"),
        ["Bordered"] = ("6, 5, 5", "=> x.Conv(18, 3, pad: 1).SelfAttention(3).Conv(6, 3, pad: 1).SelfAttention(2);"),
        ["BetweenNeighbours"] = ("9, 4, 4", "=> Tensor.Concat(x, x.SelfAttention(3), x.Conv(5, 1)).SelfAttention(1);"),

        ["Windows"] = ("24, 8, 8", "=> x.WindowAttention(3, 4);"),
        ["WindowsMoved"] = ("24, 8, 8", "=> x.WindowAttention(3, 4, shift: 2);"),
        ["WindowsOfSeven"] = ("32, 14, 21", "=> x.WindowAttention(1, 7, shift: 3);"),
        ["WindowIsMap"] = ("20, 5, 5", "=> x.WindowAttention(4, 5);"),
        ["WindowIsMapMoved"] = ("20, 5, 5", "=> x.WindowAttention(4, 5, shift: 2).Elu();"),
        ["WindowsOfOne"] = ("8, 3, 4", "=> x.WindowAttention(2, 1);"),
        ["ManyWindows"] = ("17, 20, 22", "=> x.WindowAttention(17, 2, shift: 1);"),

        ["VitBlocks"] = ("3, 32, 32", """
            {
                x = x.Conv(48, 8, stride: 8, name: "patches").Reshape(48, 16);
                for (int block = 0; block < 2; block++)
                {
                    x += x.BatchNorm(name: $"norm{block}").SelfAttention(4, name: $"attention{block}");
                    x += x.Linear(96, name: $"first{block}").Tanh().Linear(48, name: $"second{block}");
                }

                return x.GlobalAvgPool().Dense(10);
            }
            """),
        ["SwinBlocks"] = ("3, 32, 32", """
            {
                x = x.Conv(24, 4, stride: 4, name: "patches");
                for (int block = 0; block < 4; block++)
                {
                    x += x.BatchNorm(name: $"norm{block}").WindowAttention(3, 4, shift: block % 2 * 2, name: $"attention{block}");
                    x += x.Linear(48, name: $"first{block}").Tanh().Linear(24, name: $"second{block}");
                }

                // Patches are merged: four neighbours become one pixel.
                x = Tensor.Concat(x.Slice(0, 4, step: 2, axis: 1).Slice(0, 4, step: 2, axis: 2), x.Slice(1, 4, step: 2, axis: 1).Slice(1, 4, step: 2, axis: 2)).Linear(48);
                return x.WindowAttention(6, 4).GlobalAvgPool().Dense(10);
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
