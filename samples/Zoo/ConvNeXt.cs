namespace NetCompiler.Samples.Zoo;

/// <summary>ConvNeXt (Liu and others, 2022) of any size. Layers are called as in torchvision.</summary>
internal static class ConvNeXt
{
    private const double Epsilon = 1e-6;

    /// <param name="x">3×224×224.</param>
    /// <param name="width">The channels of the first stage; they double with each.</param>
    /// <param name="depths">The number of blocks in each stage.</param>
    public static Tensor Build(Tensor x, int width, int[] depths)
    {
        x = x.Conv(width, 4, stride: 4, name: "features.0.0").LayerNorm(Epsilon, name: "features.0.1");
        for (int stage = 0; stage < depths.Length; stage++)
        {
            if (stage > 0)
                x = x.LayerNorm(Epsilon, name: $"features.{2 * stage}.0").Conv(width << stage, 2, stride: 2, name: $"features.{2 * stage}.1");
            for (int i = 0; i < depths[stage]; i++)
                x += Block(x, $"features.{(2 * stage) + 1}.{i}");
        }

        return x.GlobalAvgPool().LayerNorm(Epsilon, name: "classifier.0").Dense(1000, name: "classifier.2");
    }

    private static Tensor Block(Tensor x, string name) =>
        x.DepthwiseConv(7, pad: 3, name: $"{name}.block.0").LayerNorm(Epsilon, name: $"{name}.block.2")
            .Linear(4 * x.Channels, name: $"{name}.block.3").Gelu().Linear(x.Channels, name: $"{name}.block.5")
            .LayerScale(name: $"{name}.layer_scale");
}

/// <summary>ConvNeXt-T.</summary>
[Network, Input(3, 224, 224)]
[Expect(Parameters = 28_589_128, MultiplyAdds = 4_455_531_264)]
public partial class ConvNeXtTiny
{
    private static Tensor Forward(Tensor x) => ConvNeXt.Build(x, 96, [3, 3, 9, 3]);
}

/// <summary>ConvNeXt-S.</summary>
[Network, Input(3, 224, 224)]
[Expect(Parameters = 50_223_688, MultiplyAdds = 8_683_712_256)]
public partial class ConvNeXtSmall
{
    private static Tensor Forward(Tensor x) => ConvNeXt.Build(x, 96, [3, 3, 27, 3]);
}

/// <summary>ConvNeXt-B.</summary>
[Network, Input(3, 224, 224)]
[Expect(Parameters = 88_591_464, MultiplyAdds = 15_354_729_472)]
public partial class ConvNeXtBase
{
    private static Tensor Forward(Tensor x) => ConvNeXt.Build(x, 128, [3, 3, 27, 3]);
}
