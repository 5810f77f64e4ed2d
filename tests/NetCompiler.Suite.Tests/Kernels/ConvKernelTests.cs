namespace NetCompiler.Suite.Tests.Kernels;

/// <summary>
/// Ordinary convolutions by every kernel that takes them: over filters or pixels, as sums of taps, by shares of the filters, in kernels of their own and in shared ones. The
/// cost model alone would show each of them only the shapes on which it pays.
/// </summary>
public class ConvKernelTests
{
    private static readonly KernelSuite Suite = new(KernelCase.ByAll(
    [
        new("x.Conv(6, 5).Tanh().AvgPool(2).Conv(16, 5)", 1, 28, 28),
        new("x.Conv(3, 3, pad: 1).Relu().MaxPool(2).Dense(7)", 2, 6, 34),
        new("x.Conv(16, 3, dilation: 2)", 4, 9, 40),
        new("x.Conv(5, sizes: new int[] { 1, 7 }, same: true)", 3, 4, 19),
        new("x.Conv(1, 9)", 1, 50),
        new("x.Conv(8, 3, pad: 1)", 2, 3, 5, 17),
        .. KernelCase.On("x.Conv(1, 3, pad: 1)", 16, 6, 7),
        .. KernelCase.On("x.Conv(3, 5, pad: 2).Sigmoid()", 40, 7, 9),
        new("x.Conv(2, 3, stride: 2, rounding: Rounding.Floor)", 33, 10, 11),
        new("x.Conv(15, 3, padMode: PadMode.Replicate, pad: 1)", 17, 5, 6),
        new("x.Conv(4, 3, dilation: 2)", 24, 30),
        new("x.Conv(2, 2)", 16, 3, 4, 5),
        new("x.ConvTranspose(3, 4, stride: 2, pad: 1).Tanh()", 24, 5, 6),
        new("x.ConvTranspose(1, 3, stride: 3)", 16, 9),
        new("x.ConvTranspose(24, 3, stride: 2)", 17, 4, 5),
        .. KernelCase.On("x.Conv(64, 3, pad: 1, algorithm: ConvAlgorithm.Direct)", 40, 5, 6),
        new("x.Conv(96, 3, stride: 2, pad: 1, rounding: Rounding.Floor).Relu()", 24, 9, 11),
        new("(x + x.Conv(64, 5, pad: 2)).Relu()", 64, 7, 7),
        new("x.Conv(144, 7, stride: 2, pad: 3, rounding: Rounding.Floor)", 3, 30, 31),
        new("x.Conv(128, 11, stride: 4)", 3, 31, 35),
        new("x.Conv(64, 9)", 48, 40),
        new("x.Conv(96, 3, pad: 1)", 20, 3, 5, 6),
        new("x.Conv(64, 3, pad: 1, algorithm: ConvAlgorithm.Direct).Relu().Conv(64, 3, pad: 1, algorithm: ConvAlgorithm.Direct)", 64, 14, 13) { IsSplit = true },
    ]));

    public static TheoryData<string> Names => Suite.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public void Kernel_agrees_with_the_interpreter_everywhere(string name) => Suite.AssertAgrees(name);

    [Fact]
    public void Methods_stay_below_half_of_every_limit() => Suite.AssertMethodLimits();
}
