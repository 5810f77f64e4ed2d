namespace NetCompiler.Suite.Tests.Kernels;

/// <summary>Every algorithm on the convolutions that allow it: odd maps, channels and filters around those of vectors, blocks, branches, slices.</summary>
public class WinogradKernelTests
{
    private static readonly KernelSuite Suite = new([.. new[] { "Direct", "Winograd2x2" }.SelectMany(Cases), .. KernelCase.ByAll(Cases("Winograd4x4"))]);

    public static TheoryData<string> Names => Suite.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public void Kernel_agrees_with_the_interpreter_everywhere(string name) => Suite.AssertAgrees(name);

    [Fact]
    public void Methods_stay_below_half_of_every_limit() => Suite.AssertMethodLimits();

    private static IEnumerable<KernelCase> Cases(string algorithm)
    {
        string by = $"algorithm: ConvAlgorithm.{algorithm}";
        return
        [
            new($"x.Conv(1, 3, {by})", 1, 3, 3),
            new($"x.Conv(5, 3, pad: 1, {by})", 3, 5, 7),
            new($"x.Conv(16, 3, pad: 1, {by}).Relu()", 16, 7, 7),
            .. KernelCase.On($"x.Conv(24, 3, pad: 1, {by}).Tanh()", 17, 9, 6),
            .. KernelCase.On($"x.Conv(40, 3, same: true, bias: false, {by}).BatchNorm().Relu()", 40, 8, 13),
            new($"x.Conv(33, 3, {by})", 24, 11, 10),
            new($"x.Conv(20, 3, pads: new int[] {{ 2, 0, 1, 3 }}, {by}).Gelu()", 9, 6, 5),
            new($"x.Conv(18, 3, padMode: PadMode.Reflect, {by})", 6, 9, 9),
            new($"x.Conv(80, 3, pad: 1, {by})", 32, 4, 4),
            new($"x.Conv(208, 3, pad: 1, {by}).LeakyRelu(0.1)", 20, 6, 6),
            new($"(x + x.Conv(48, 3, pad: 1, {by})).Relu()", 48, 9, 9),
            new($"Tensor.Concat(x.Conv(24, 3, pad: 1, {by}), x.Conv(9, 3, pad: 1, {by}).Relu(), x).Conv(16, 3, pad: 1, {by})", 8, 6, 9),
            new($"x.Conv(64, 3, pad: 1, {by}).Slice(8, 40).Conv(12, 3, pad: 1, {by})", 12, 7, 7),
            new($"x.Conv(72, 3, pad: 1, {by}).Relu().Conv(64, 3, {by})", 24, 70, 50) { IsSplit = true },
            new($"x.Conv(72, 3, pad: 1, {by}).Relu().Conv(64, 3, {by})", 24, 71, 53) { IsSplit = true },
            new($"x.Conv(48, 3, pad: 1, {by}).Relu()", 48, 29, 31) { IsSplit = true },
            new($"x.Conv(64, 3, pad: 1, {by})", 512, 14, 14) { IsSplit = true },
            new($"x.Conv(12, 3, pad: 1, {by})", 5, 4, 6, 7),
            new($"(x.Conv(24, 3, pad: 1, {by}) + x.Conv(24, sizes: new int[] {{ 2, 3, 3 }}, strides: new int[] {{ 1, 1, 1 }}, pads: new int[] {{ 1, 1, 1, 0, 1, 1 }}, {by})).Relu()", 18, 3, 5, 9),
            new($"x.Conv(32, sizes: new int[] {{ 5, 3, 3 }}, strides: new int[] {{ 2, 1, 1 }}, pads: new int[] {{ 1, 1, 1 }}, {by})", 32, 9, 20, 24) { IsSplit = true },
        ];
    }
}
