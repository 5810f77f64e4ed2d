using NetCompiler.Gpu.Tests.Running;

namespace NetCompiler.Gpu.Tests;

/// <summary>Attention and matrix products on the stand-in: heads of every width, windows, keys that do not all fit into shared memory, products by one thread and by several.</summary>
public class AttentionTests
{
    private static readonly (string Name, string Input, string Body)[] Networks =
    [
        ("OneHead", "16, 5, 7", "x.SelfAttention(1)"),
        ("HeadsOfEight", "24, 5, 7", "x.SelfAttention(3)"),
        ("HeadsOfFive", "40, 4, 4", "x.SelfAttention(8).Relu()"),
        ("HeadsOfSeventeen", "34, 3, 3", "x.SelfAttention(2).Tanh()"),
        ("HeadsOfOne", "3, 17", "x.SelfAttention(3)"),
        ("OneChannel", "1, 33", "x.SelfAttention(1)"),
        ("OnePixel", "32, 1, 1", "x.SelfAttention(4)"),
        ("Volume", "12, 2, 3, 4", "x.SelfAttention(2, bias: false)"),
        ("ManyTokens", "32, 197", "x.SelfAttention(2)"),
        ("ManyHeads", "80, 12", "x.SelfAttention(80)"),
        ("WideHead", "300, 3", "x.SelfAttention(1)"),
        ("BetweenNeighbours", "9, 4, 4", "Tensor.Concat(x, x.SelfAttention(3), x.Conv(5, 1)).SelfAttention(1)"),
        ("Windows", "24, 8, 8", "x.WindowAttention(3, 4)"),
        ("WindowsMoved", "24, 8, 8", "x.WindowAttention(3, 4, shift: 2)"),
        ("WindowsOfSeven", "32, 14, 21", "x.WindowAttention(1, 7, shift: 3)"),
        ("WindowIsMap", "20, 5, 5", "x.WindowAttention(4, 5)"),
        ("WindowIsMapMoved", "20, 5, 5", "x.WindowAttention(4, 5, shift: 2).Elu()"),
        ("WindowsOfOne", "8, 3, 4", "x.WindowAttention(2, 1)"),
        ("ManyWindows", "17, 20, 22", "x.WindowAttention(17, 2, shift: 1)"),
        ("Product", "3, 5, 7", "Tensor.MatMul(x, x.Permute(0, 2, 1))"),
        ("ProductOfMany", "17, 4, 9", "Tensor.MatMul(x, x.Conv(17, 3, pad: 1).Permute(0, 2, 1)).Tanh()"),
        ("ProductOfWide", "40, 2, 3", "Tensor.MatMul(x.Permute(0, 2, 1), x.Upsample(4).Reshape(40, 2, 48)).Relu()"),
        ("ProductOfRows", "1, 1, 11", "Tensor.MatMul(x.Permute(0, 2, 1), x)"),
        ("ProductOfLongRows", "2, 3, 150", "Tensor.MatMul(x, x.Permute(0, 2, 1))"),
        ("ProductInTiles", "5, 183, 3", "Tensor.MatMul(x, x.Permute(0, 2, 1)).GlobalAvgPool()"),
        ("ProductsInConcatenation", "5, 6, 6", "Tensor.Concat(Tensor.MatMul(x, x), x, Tensor.MatMul(x, x.Conv(5, 3, pad: 1)).Elu()).Conv(3, 3, pad: 1)"),
    ];

    private static readonly StandInSuite Suite = new(string.Join("\n", Networks.Select(network => $$"""
        [Network, Input({{network.Input}})]
        public partial class {{network.Name}}
        {
            static Tensor Forward(Tensor x) => {{network.Body}};
        }
        """)));

    // Not a suite that devices run too: on ILGPU's own CPU accelerator it would take minutes.
    private static readonly Lazy<StandInSuite> Long = new(() => new("""
        [Network, Input(1, 3100)] public partial class MoreThanFit
        {
            static Tensor Forward(Tensor x) => x.SelfAttention(1);
        }
        """));

    public static TheoryData<string> Names => [.. Networks.Select(network => network.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Network_agrees_with_the_interpreter(string name) => Suite.AssertAgrees(name);

    [Fact]
    public void Scores_that_do_not_fit_into_shared_memory_are_made_in_lots()
    {
        Long.Value.AssertAgrees("MoreThanFit");
        Assert.Contains(Long.Value.GeneratedSources, source => source.Contains("for (uint first = 0u; first < 3100u; first += 512u)"));
    }
}
