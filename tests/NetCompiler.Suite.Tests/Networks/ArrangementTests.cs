namespace NetCompiler.Suite.Tests.Networks;

/// <summary>What moves values, reshapes and permutations, and products of matrices.</summary>
public class ArrangementTests
{
    private static readonly Dictionary<string, (string Input, string Body)> Bodies = new()
    {
        ["ChannelsApart"] = ("12, 5", "=> x.Reshape(3, 4, 5);"),
        ["ChannelsTogether"] = ("3, 4, 5", "=> x.Reshape(12, 5);"),
        ["PixelsTogether"] = ("17, 4, 6", "=> x.Reshape(17, 24).Tanh();"),
        ["PixelsApart"] = ("40, 24", "=> x.Reshape(40, 2, 3, 4).Relu();"),
        ["ToVector"] = ("5, 3, 4", "=> x.Reshape(60).Tanh();"),
        ["FromVector"] = ("60", "=> x.Reshape(5, 3, 4);"),
        ["NothingInCommon"] = ("6, 4", "=> x.Reshape(4, 6);"),
        ["NothingInCommonButChannels"] = ("2, 6, 4", "=> x.Reshape(2, 4, 6).Elu();"),
        ["OnePixelToVector"] = ("33, 1, 1", "=> x.Reshape(33).Dense(4);"),
        ["OneChannel"] = ("1, 6, 5", "=> x.Reshape(30, 1);"),
        ["BehindConvolution"] = ("3, 6, 6", "=> x.Conv(24, 3, pad: 1).Relu().Reshape(4, 6, 36).Conv(5, sizes: [3, 1]);"),
        ["SamePlaces"] = ("4, 3, 3", "=> x.Conv(7, 1).Reshape(7, 3, 3).Relu();"),

        ["ChannelsLast"] = ("17, 3, 5", "=> x.Permute(1, 2, 0);"),
        ["AxesSwapped"] = ("17, 3, 5", "=> x.Permute(0, 2, 1).Tanh();"),
        ["Backwards"] = ("3, 4, 5, 16", "=> x.Permute(3, 2, 1, 0);"),
        ["Line"] = ("40, 9", "=> x.Permute(1, 0).Sigmoid();"),
        ["Bordered"] = ("3, 6, 5", "=> Tensor.Concat(x.Conv(3, 3, pad: 1).Permute(1, 0, 2), x.Permute(1, 0, 2).Conv(6, 1)).Conv(4, 3, pad: 1);"),

        ["Product"] = ("3, 5, 7", "=> Tensor.MatMul(x, x.Permute(0, 2, 1));"),
        ["ProductOfMany"] = ("17, 4, 9", "=> Tensor.MatMul(x, x.Conv(17, 3, pad: 1).Permute(0, 2, 1)).Tanh();"),
        ["ProductOfWide"] = ("40, 2, 3", "=> Tensor.MatMul(x.Permute(0, 2, 1), x.Upsample(4).Reshape(40, 2, 48)).Relu();"),
        ["ProductOfRows"] = ("1, 1, 11", "=> Tensor.MatMul(x.Permute(0, 2, 1), x);"),
        ["ProductsInConcatenation"] = ("5, 6, 6", "=> Tensor.Concat(Tensor.MatMul(x, x), x, Tensor.MatMul(x, x.Conv(5, 3, pad: 1)).Elu()).Conv(3, 3, pad: 1);"),
        ["HeadsByHand"] = ("24, 10", """
            {
                // Attention of three heads as matrix products.
                Tensor queries = x.Conv(24, 1).Reshape(3, 8, 10).Permute(0, 2, 1);
                Tensor keys = x.Conv(24, 1).Reshape(3, 8, 10);
                Tensor values = x.Conv(24, 1).Reshape(3, 8, 10).Permute(0, 2, 1);
                Tensor shares = Tensor.MatMul(queries, keys).Sigmoid();
                return Tensor.MatMul(shares, values).Permute(0, 2, 1).Reshape(24, 10).Conv(24, 1);
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
