namespace NetCompiler.Suite.Tests.Kernels;

/// <summary>
/// Values that are written over those they are made of, by every kernel that may: rows that the tile does not divide, where a sum must not be added twice, borders that are filled for
/// the first of a chain of blocks only, functions that pass over what was stored.
/// </summary>
public class InPlaceKernelTests
{
    private static readonly KernelSuite Suite = new(KernelCase.ByAll(
    [
        .. Kernels(17, 13),
        .. Kernels(64, 15),
        .. new[] { "direct", "wide", "depthwise", "winograd", "grouped" }.Select(kind => new KernelCase($"Blocks.Chain(x, \"{kind}\")", 8, 45, 47) { IsInPlace = true, IsSplit = true }),
        .. new[] { "direct", "wide", "depthwise", "grouped" }.Select(kind => new KernelCase($"Blocks.Chain(x, \"{kind}\")", 8, 2300) { IsInPlace = true }),
        .. new[] { "direct", "wide", "winograd", "grouped" }.Select(kind => new KernelCase($"Blocks.Chain(x, \"{kind}\")", 8, 12, 13, 11) { IsInPlace = true, IsSplit = true }),
    ]));

    public static TheoryData<string> Names => Suite.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public void Kernel_agrees_with_the_interpreter_everywhere(string name) => Suite.AssertAgrees(name);

    [Fact]
    public void Methods_stay_below_half_of_every_limit() => Suite.AssertMethodLimits();

    // Maps of odd sides: each kernel that adds, then those that pass over one map.
    private static IEnumerable<KernelCase> Kernels(int channels, int side)
    {
        string[] layers =
        [
            $"(x + x.Conv(8, 1).Conv({channels}, 3, pad: 1, algorithm: ConvAlgorithm.Direct)).Relu()",
            $"(x + x.Conv(8, 1).Conv({channels}, 3, pad: 1, algorithm: ConvAlgorithm.Direct)).Gelu()",
            $"x + x.Conv({channels}, 1).Conv({channels}, 3, pad: 1, algorithm: ConvAlgorithm.Winograd2x2)",
            $"(x + x.Conv({channels}, 1).Conv({channels}, 3, pad: 1, algorithm: ConvAlgorithm.Winograd4x4)).Tanh()",
            $"x + x.Conv({channels}, 1).Conv({channels}, 3, pad: 1, groups: {channels})",
            $"x + x.Relu().Conv(24, 1).Conv({channels}, 1)",
            $"(x + x.Conv(24, 1).Conv({channels}, 1)).Gelu()",
            $"(x.Conv({channels}, 1) + x.Conv(8, 1).Conv({channels}, 5, pad: 2)).Relu()",
            $"x.MaxPool(3, stride: 2, pad: 1, rounding: Rounding.Floor) + x.Conv(16, 3, stride: 2, pad: 1, rounding: Rounding.Floor).Conv({channels}, 1)",
            $"(x.Sigmoid() * x.Conv({channels}, 1).Tanh() + x).LayerNorm()",
            $"x.LayerNorm().PRelu().LayerScale().BatchNorm().Softmax()",
            $"x + x.Conv({channels}, 1).Sigmoid() * x.GlobalAvgPool()",
        ];
        return layers.Select(layer => new KernelCase(layer, channels, side, side) { IsInPlace = true });
    }
}
