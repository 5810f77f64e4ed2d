namespace NetCompiler.Suite.Tests.Kernels;

/// <summary>
/// Convolutions whose groups share vectors of filters: depthwise with windows that the registers hold and others, several channels and filters a group, groups that vectors do not begin with,
/// more channels than filters and fewer, and transposed ones.
/// </summary>
public class GroupedConvKernelTests
{
    private static readonly KernelSuite Suite = new(
    [
        .. KernelCase.On("x.DepthwiseConv(3, pad: 1)", 17, 9),
        .. KernelCase.On("x.DepthwiseConv(3, pad: 1).Relu()", 40, 5, 7),
        .. KernelCase.On("x.DepthwiseConv(3, pad: 1)", 24, 3, 4, 14),
        .. KernelCase.On("x.DepthwiseConv(7, pad: 3).Gelu()", 40, 7, 7),
        new("x.DepthwiseConv(7, pad: 3)", 17, 3, 30),
        new("x.DepthwiseConv(5, stride: 2, pad: 2)", 33, 9, 15),
        new("x.DepthwiseConv(3, stride: 2, pad: 2, dilation: 2)", 33, 9, 29),
        new("x.DepthwiseConv(5, dilation: 3, pad: 6)", 16, 5, 20),
        new("x.DepthwiseConv(2, stride: 2)", 24, 4, 34),
        new("x.Tanh().DepthwiseConv(3, stride: 2, same: true)", 24, 6, 8),
        new("x.DepthwiseConv(15, pad: 7)", 24, 3, 26),
        new("x.DepthwiseConv(31, pad: 15)", 24, 40),
        new("(x + x.DepthwiseConv(3, pad: 1)).Relu()", 40, 5, 14),
        new("x.Conv(48, 3, pad: 1, groups: 24)", 24, 5, 9),
        .. KernelCase.On("x.Conv(12, 3, pad: 1, groups: 3)", 12, 5, 6),
        .. KernelCase.On("x.Conv(40, 3, pad: 1, groups: 5).Sigmoid()", 40, 5, 6),
        new("x.Conv(40, 3, groups: 10)", 20, 4, 4),
        .. KernelCase.On("x.Conv(56, 3, pad: 1, groups: 7)", 28, 2, 3, 7),
        .. KernelCase.On("x.Conv(24, 1, groups: 12)", 24, 9),
        new("x.Conv(56, 3, pad: 1, groups: 7)", 7, 5, 6),
        new("x.Conv(64, 3, stride: 2, pad: 1, groups: 8)", 64, 5, 29),
        new("x.Conv(64, 5, pad: 4, dilation: 2, groups: 16).Relu()", 64, 5, 14),
        new("x.Conv(6, 3, pad: 1, groups: 3)", 3, 5, 6),
        new("x.Conv(4, 3, pad: 1, groups: 2)", 4, 5, 6),
        new("(x + x.Conv(32, 3, pad: 1, groups: 8)).Relu()", 32, 5, 6),
        new("x.ConvTranspose(40, 4, stride: 2, pad: 1, groups: 40)", 40, 5, 6),
        new("x.ConvTranspose(24, 3, stride: 2, groups: 6).Relu()", 24, 4, 5),
        new("x.ConvTranspose(17, 2, stride: 3, groups: 17)", 17, 5),
        new("x.ConvTranspose(40, 3, stride: 2, pad: 1, groups: 10)", 20, 2, 3, 4),
        .. KernelCase.On("x.Conv(24, 3, pad: 1, groups: 8)", 24, 5, 9),
        .. KernelCase.On("x.Conv(40, 3, pad: 1, groups: 8).Relu()", 40, 5, 9),
        .. KernelCase.On("x.Conv(48, 3, pad: 1, groups: 8)", 48, 5, 6),
        .. KernelCase.On("x.Conv(56, 3, pad: 1, groups: 8).Sigmoid()", 56, 5, 6),
        .. KernelCase.On("x.Conv(96, 3, pad: 1, groups: 8)", 96, 4, 6),
        .. KernelCase.On("x.Conv(72, 3, pad: 1, groups: 3)", 72, 4, 7),
        .. KernelCase.On("x.Conv(63, 3, pad: 1, groups: 9)", 45, 2, 3, 7),
        new("x.Conv(27, 3, groups: 9)", 54, 4, 4),
        new("x.Conv(80, 1, groups: 2)", 60, 4, 9),
        new("x.Conv(21, 3, stride: 2, pad: 1, groups: 3)", 36, 5, 29),
        new("x.Conv(16, 3, pad: 1, groups: 16)", 128, 4, 6),
        new("x.Conv(32, 3, pad: 1, groups: 4)", 64, 7, 7),
        new("x.Conv(17, 3, pad: 1, groups: 17)", 34, 5, 6),
        new("x.Conv(60, 5, pad: 4, dilation: 2, groups: 5)", 60, 5, 14),
        new("x.Conv(45, 3, pad: 1, groups: 15)", 15, 5, 6),
        new("x.Conv(33, 15, pad: 7, groups: 3)", 9, 3, 26),
        new("(x + x.Conv(36, 3, pad: 1, groups: 3)).Relu()", 36, 5, 6),
        new("x.Conv(20, 1, groups: 2).Conv(30, 1, groups: 5)", 14, 1, 1),
        new("Tensor.Concat(x.Slice(5, 30).Conv(18, 3, pad: 1, groups: 3), x.Slice(20, 22).Conv(11, 1, groups: 11))", 42, 4, 5),
        new("x.ConvTranspose(35, 3, stride: 2, pad: 1, groups: 5)", 20, 5, 6),
        new("x.ConvTranspose(24, 4, stride: 2, pad: 1, groups: 2).Relu()", 40, 4, 5),
        new("x.DepthwiseConv(3, pad: 1)", 72, 72, 80) { IsSplit = true },
        new("x.Conv(72, 3, pad: 1, groups: 6)", 72, 72, 80) { IsSplit = true },
        new("x.Conv(72, 3, pad: 1, groups: 18)", 72, 72, 80) { IsSplit = true },
    ]);

    public static TheoryData<string> Names => Suite.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public void Kernel_agrees_with_the_interpreter_everywhere(string name) => Suite.AssertAgrees(name);

    [Fact]
    public void Methods_stay_below_half_of_every_limit() => Suite.AssertMethodLimits();
}
