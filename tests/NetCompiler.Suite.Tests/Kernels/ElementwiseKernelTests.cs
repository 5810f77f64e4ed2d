namespace NetCompiler.Suite.Tests.Kernels;

/// <summary>Sums and products of values, of a map and what stands for all its pixels, and learnt values.</summary>
public class ElementwiseKernelTests
{
    private static readonly KernelSuite Suite = new(
    [
        .. KernelCase.OnMaps("x.Sigmoid() + x"),
        .. KernelCase.OnMaps("x * x.Tanh()"),
        .. KernelCase.OnMaps("x + x"),
        .. KernelCase.OnMaps("(x * x.GlobalAvgPool().Sigmoid()).Relu()"),
        .. KernelCase.OnMaps("(x.GlobalMaxPool() + x).Gelu()"),
        .. KernelCase.On("x * Tensor.Parameter(\"gate\", new int[] { 40, 1, 1 })", 40, 5, 6),
        .. KernelCase.On("x + Tensor.Parameter(\"map\", new int[] { 17, 5, 6 })", 17, 5, 6),
        .. KernelCase.On("x * Tensor.Parameter(\"tokens\", new int[] { 1, 9, 40 }, channelsLast: true)", 40, 9),
        .. KernelCase.On("(x + Tensor.Parameter(\"volume\", new int[] { 1, 2, 3, 4, 3 }, channelsLast: true)).Relu()", 3, 2, 3, 4),
        new("Tensor.Concat(1, Tensor.Parameter(\"token\", new int[] { 1, 1, 40 }, channelsLast: true).Silu(), x)", 40, 9),
        .. KernelCase.On("x + x.Sigmoid()", 40),
        .. KernelCase.On("x * x.Dense(17)", 17),
        new("x.Flatten().Sigmoid() + x.Tanh().Flatten()", 17, 1, 1),
        new("(x.Flatten().LayerNorm() * x.Flatten()).Softmax()", 40, 1),
        .. KernelCase.OnMaps("x.PRelu()"),
        .. KernelCase.OnMaps("x.PRelu(shared: true)"),
        .. KernelCase.OnMaps("x.LayerScale(name: \"gamma\").Gelu()"),
        .. KernelCase.On("x.PRelu()", 40),
        .. KernelCase.On("x.LayerScale()", 17),
    ]);

    public static TheoryData<string> Names => Suite.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public void Kernel_agrees_with_the_interpreter_everywhere(string name) => Suite.AssertAgrees(name);

    [Fact]
    public void Methods_stay_below_half_of_every_limit() => Suite.AssertMethodLimits();
}
