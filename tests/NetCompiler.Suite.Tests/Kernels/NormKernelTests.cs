namespace NetCompiler.Suite.Tests.Kernels;

/// <summary>Norms over channels, over pixels, over both and across neighbouring channels; softmax over channels and along other axes.</summary>
public class NormKernelTests
{
    private static readonly KernelSuite Suite = new(
    [
        .. KernelCase.OnMaps("x.LayerNorm()"),
        .. KernelCase.OnMaps("x.LayerNorm(mapAffine: true).Gelu()"),
        .. KernelCase.OnMaps("x.LayerNorm(wholeMap: true, epsilon: 0.01)").Where(one => !one.IsSplit),
        .. KernelCase.On("x.LayerNorm()", 40),
        .. KernelCase.On("x.LayerNorm(wholeMap: true)", 17),
        .. KernelCase.On("x.LayerNorm().Relu()", 67, 5),
        .. KernelCase.On("x.LayerNorm()", 133, 2, 2),
        .. KernelCase.OnMaps("x.InstanceNorm()").Where(one => !one.IsSplit),
        new("x.InstanceNorm()", 128, 60, 60) { IsSplit = true },
        .. KernelCase.On("x.InstanceNorm(affine: true).Tanh()", 40, 5, 7),
        .. KernelCase.On("x.GroupNorm(8)", 40, 5, 6),
        .. KernelCase.On("x.GroupNorm(1).Silu()", 17, 9),
        .. KernelCase.On("x.GroupNorm(3, affine: false)", 51, 2, 3, 4),
        new("x.GroupNorm(8)", 128, 40, 40) { IsSplit = true },
        .. KernelCase.On("x.GroupNorm(2).Relu()", 80, 1),
        .. KernelCase.On("x.GroupNorm(4)", 64),
        .. KernelCase.OnMaps("x.LocalResponseNorm(alpha: 0.3, k: 0.7)").Where(one => one.Shape[0] > 1),
        .. KernelCase.OnMaps("x.LocalResponseNorm(size: 4, alpha: 0.3, beta: 0.6, k: 2).Silu()").Where(one => one.Shape[0] > 1),
        .. KernelCase.On("x.LocalResponseNorm(size: 63, alpha: 0.3, beta: 0.5)", 40, 5, 6),
        .. KernelCase.On("x.LocalResponseNorm(size: 1, beta: 1)", 17, 9),
        .. KernelCase.On("x.LocalResponseNorm(size: 47, alpha: 7)", 24, 3),
        .. KernelCase.OnMaps("x.BatchNorm(perPixel: true).Relu()"),
        .. KernelCase.OnMaps("x.BatchNorm()"),
        .. KernelCase.On("x.BatchNorm(perPixel: true)", 17),
        .. KernelCase.OnMaps("x.Softmax()"),
        .. KernelCase.OnMaps("x.Softmax(axis: 1)"),
        .. KernelCase.On("x.Softmax(axis: 2).Relu()", 17, 5, 6),
        .. KernelCase.On("x.Softmax(axis: 2)", 3, 2, 5, 4),
        .. KernelCase.On("x.Softmax(axis: 3)", 40, 2, 3, 4),
        .. KernelCase.On("x.Softmax()", 40),
    ]);

    public static TheoryData<string> Names => Suite.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public void Kernel_agrees_with_the_interpreter_everywhere(string name) => Suite.AssertAgrees(name);

    [Fact]
    public void Methods_stay_below_half_of_every_limit() => Suite.AssertMethodLimits();
}
