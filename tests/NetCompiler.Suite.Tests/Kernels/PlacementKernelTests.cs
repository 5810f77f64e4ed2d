namespace NetCompiler.Suite.Tests.Kernels;

/// <summary>What only moves values: borders, shuffles, slices, concatenations, and views beside others in one buffer.</summary>
public class PlacementKernelTests
{
    private static readonly KernelSuite Suite = new(
    [
        .. KernelCase.OnMaps("x.Pad(2)"),
        .. KernelCase.OnMaps("x.Pad(1, mode: PadMode.Reflect)"),
        .. KernelCase.OnMaps("x.Pad(3, mode: PadMode.Replicate)"),
        .. KernelCase.On("x.Pad(sizes: new int[] { 0, 2, 3, 1 }).Sigmoid()", 17, 5, 6),
        .. KernelCase.On("x.Pad(sizes: new int[] { 0, 2, 3, 1 }, mode: PadMode.Reflect).Relu()", 40, 5, 6),
        .. KernelCase.On("x.Pad(sizes: new int[] { 1, 0, 2 }, mode: PadMode.Replicate)", 3, 2, 3, 4),
        .. KernelCase.On("x.ChannelShuffle(2)", 40, 5, 6),
        .. KernelCase.On("x.ChannelShuffle(2).Relu()", 58, 7),
        .. KernelCase.On("x.ChannelShuffle(3)", 51, 2, 3, 4),
        .. KernelCase.On("x.ChannelShuffle(3)", 240, 3, 3),
        .. KernelCase.On("x.ChannelShuffle(4).Sigmoid()", 200, 3, 2),
        .. KernelCase.On("x.ChannelShuffle(8)", 40, 5, 6),
        .. KernelCase.On("x.ChannelShuffle(17).Relu()", 17, 5, 6),
        .. KernelCase.On("x.ChannelShuffle(5).Tanh()", 15, 9),
        .. KernelCase.On("x.ChannelShuffle(1)", 3, 9),
        new("x.ChannelShuffle(2)", 72, 72, 80) { IsSplit = true },
        .. KernelCase.On("x.Slice(3, 5)", 17, 5, 6),
        .. KernelCase.On("x.Slice(3, 5).Sigmoid() + x.Slice(8, 5)", 17, 5, 6),
        .. KernelCase.On("x.Slice(1, 3, axis: 1)", 40, 5, 6),
        .. KernelCase.On("x.Slice(2, 2, axis: 1).Relu()", 3, 5),
        new("x.Slice(2, 3, axis: 2)", 17, 5, 6),
        new("x.Slice(1, 2, axis: 3).Tanh()", 17, 2, 3, 4),
        new("Tensor.Concat(1, x, x)", 17, 5, 6),
        new("Tensor.Concat(2, x, x.Sigmoid(), x).Relu()", 3, 5, 6),
        new("Tensor.Concat(3, x.Tanh(), x)", 40, 2, 3, 4),
        .. Concatenations(3),
        .. Concatenations(5),
        .. Concatenations(24),
    ]);

    public static TheoryData<string> Names => Suite.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public void Kernel_agrees_with_the_interpreter_everywhere(string name) => Suite.AssertAgrees(name);

    [Fact]
    public void Methods_stay_below_half_of_every_limit() => Suite.AssertMethodLimits();

    /// <summary>The same value twice, the input as a branch, concatenations of concatenations, branches that are read by others too, and slices of all that.</summary>
    private static IEnumerable<KernelCase> Concatenations(int channels) =>
    [
        new("Tensor.Concat(x, x)", channels, 4, 5),
        new("Tensor.Concat(x.Sigmoid(), x, x.Tanh()).Relu()", channels, 4, 5),
        new("Tensor.Concat(x.Linear(3), Tensor.Concat(x.Linear(5), x, x.Linear(24)), x.Linear(7).Sigmoid())", channels, 9),
        new("Tensor.Concat(Tensor.Concat(x, x.Linear(5)), Tensor.Concat(x.Linear(3), x.Sigmoid())).Slice(2, 7).Gelu()", channels, 2, 3, 2),
        new("Blocks.Join(x.Linear(5))", channels, 4, 5),
    ];
}
