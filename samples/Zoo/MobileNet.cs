namespace NetCompiler.Samples.Zoo;

/// <summary>MobileNet v1 (Howard and others, 2017) of any width; the resolution is the input's, a multiple of 32.</summary>
internal static class MobileNet
{
    // Filters at width 1, and the step, of the thirteen pairs of a depthwise and a 1×1 convolution.
    private static readonly (int filters, int stride)[] Pairs =
    [
        (64, 1), (128, 2), (128, 1), (256, 2), (256, 1), (512, 2), (512, 1), (512, 1), (512, 1), (512, 1), (512, 1), (1024, 2), (1024, 1),
    ];

    /// <param name="x">A picture.</param>
    /// <param name="width">The multiplier of every layer's filters.</param>
    public static Tensor V1(Tensor x, double width)
    {
        x = x.Conv((int)(32 * width), 3, stride: 2, pad: 1, rounding: Rounding.Floor, bias: false, name: "conv1").BatchNorm(name: "bn1").Relu();
        for (int i = 0; i < Pairs.Length; i++)
        {
            (int filters, int stride) = Pairs[i];
            x = x.DepthwiseConv(3, stride: stride, pad: 1, rounding: Rounding.Floor, bias: false, name: $"dw{i + 1}").BatchNorm(name: $"dw{i + 1}_bn").Relu()
                .Conv((int)(filters * width), 1, bias: false, name: $"pw{i + 1}").BatchNorm(name: $"pw{i + 1}_bn").Relu();
        }

        return x.GlobalAvgPool().Dense(1000, name: "fc");
    }
}

/// <summary>MobileNet v1 1.0-224.</summary>
[Network, Input(3, 224, 224)]
[Expect(Parameters = 4_231_976, MultiplyAdds = 568_740_352)]
public partial class MobileNetV1
{
    private static Tensor Forward(Tensor x) => MobileNet.V1(x, width: 1);
}

/// <summary>MobileNet v1 0.5-160.</summary>
[Network, Input(3, 160, 160)]
[Expect(Parameters = 1_331_592, MultiplyAdds = 76_524_800)]
public partial class MobileNetV1Half160
{
    private static Tensor Forward(Tensor x) => MobileNet.V1(x, width: 0.5);
}
