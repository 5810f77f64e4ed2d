namespace NetCompiler.Suite.Tests.Kernels;

/// <summary>1×1 convolutions: runs of pixels and rows, with and without borders around what they read, add and write, in one block and in several, with filters shared out or not.</summary>
public class PointwiseKernelTests
{
    private static readonly KernelSuite Suite = new(KernelCase.ByAll(
    [
        .. KernelCase.On("x.Conv(40, 1)", 17, 5, 6),
        .. KernelCase.On("x.Conv(64, 1).Relu()", 24, 3, 3),
        .. KernelCase.On("x.Linear(48).Gelu()", 40, 7, 7),
        .. KernelCase.On("x.Linear(16)", 16, 1, 3),
        .. KernelCase.On("x.Conv(33, 1).Tanh()", 40, 9),
        new("x.Conv(32, 1, stride: 2)", 40, 31, 31),
        new("x.Conv(96, 1, stride: 3).Sigmoid()", 17, 4, 7),
        new("x.Conv(48, 1, stride: 2)", 40, 31),
        new("x.Conv(64, 1).Relu().Conv(8, 3, pad: 1)", 24, 6, 5),
        new("x.Conv(24, 1).Gelu().Conv(8, 3, pad: 1)", 24, 6, 5),
        new("x.Conv(40, 1).Conv(8, 3, pad: 1)", 17, 2, 30),
        new("(x + x.Linear(64)).Relu()", 64, 14, 14),
        new("(x + x.Linear(40)).Gelu()", 40, 5, 6),
        new("Blocks.Beside(x.Tanh(), 64)", 24, 6, 5),
        new("Blocks.Beside(x.Tanh(), 40).Conv(24, 1)", 24, 9),
        new("x.Conv(80, 1)", 600, 9, 9),
        new("x.Conv(24, 1).Relu()", 528, 3, 2),
        new("x.Conv(128, 1).Gelu()", 1040, 12, 13),
        new("x.Conv(96, 1).Relu()", 72, 72, 80) { IsSplit = true },
        new("x.Conv(100, 1).Gelu()", 72, 72, 80) { IsSplit = true },
        new("x.Conv(96, 1).Relu()", 72, 72, 80) { IsSplit = true, IsBranch = true },
        new("x.Conv(64, 1, stride: 2, rounding: Rounding.Floor)", 72, 72, 80) { IsSplit = true },
        new("x.Conv(64, 1).Conv(8, 3, pad: 1)", 72, 72, 80) { IsSplit = true },
        new("x.Conv(192, 1)", 1024, 31, 33) { IsSplit = true },
        new("(x + x.Linear(72)).Relu()", 72, 72, 80) { IsSplit = true },
    ]));

    public static TheoryData<string> Names => Suite.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public void Kernel_agrees_with_the_interpreter_everywhere(string name) => Suite.AssertAgrees(name);

    [Fact]
    public void Methods_stay_below_half_of_every_limit() => Suite.AssertMethodLimits();
}
