namespace NetCompiler.Samples.Zoo;

/// <summary>Xception (Chollet, 2016): depthwise separable convolutions in residual blocks.</summary>
[Network, Input(3, 299, 299)]
[Expect(Parameters = 22_855_952, MultiplyAdds = 8_357_403_496)]
public partial class Xception
{
    private static Tensor Forward(Tensor x)
    {
        x = x.Conv(32, 3, stride: 2, bias: false, name: "conv1").BatchNorm(name: "bn1").Relu()
            .Conv(64, 3, bias: false, name: "conv2").BatchNorm(name: "bn2").Relu();

        x = Narrowing(x, x.Separable(128, "block1.sep1").Relu().Separable(128, "block1.sep2"), "block1");
        x = Narrowing(x, x.Relu().Separable(256, "block2.sep1").Relu().Separable(256, "block2.sep2"), "block2");
        x = Narrowing(x, x.Relu().Separable(728, "block3.sep1").Relu().Separable(728, "block3.sep2"), "block3");
        for (int block = 4; block <= 11; block++)
            x += x.Relu().Separable(728, $"block{block}.sep1").Relu().Separable(728, $"block{block}.sep2").Relu().Separable(728, $"block{block}.sep3");
        x = Narrowing(x, x.Relu().Separable(728, "block12.sep1").Relu().Separable(1024, "block12.sep2"), "block12");

        x = x.Separable(1536, "sep3").Relu().Separable(2048, "sep4").Relu();
        return x.GlobalAvgPool().Dense(1000, name: "fc");
    }

    // A block's end: its result is pooled to half the size, and its input brought to that shape.
    private static Tensor Narrowing(Tensor x, Tensor y, string name) =>
        y.MaxPool(3, stride: 2, pad: 1, rounding: Rounding.Floor)
        + x.Conv(y.Channels, 1, stride: 2, rounding: Rounding.Floor, bias: false, name: $"{name}.skip").BatchNorm(name: $"{name}.skip_bn");
}

/// <summary>The unit of Xception.</summary>
internal static class XceptionBlocks
{
    /// <summary>A depthwise 3×3 convolution, one of 1×1, and a batch norm.</summary>
    public static Tensor Separable(this Tensor x, int filters, string name) =>
        x.DepthwiseConv(3, pad: 1, bias: false, name: $"{name}.dw").Conv(filters, 1, bias: false, name: $"{name}.pw").BatchNorm(name: $"{name}.bn");
}
