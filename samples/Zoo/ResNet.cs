namespace NetCompiler.Samples.Zoo;

/// <summary>
/// ResNet (He and others, 2015) of any depth, and ResNeXt (Xie and others, 2016). Layers are called as in torchvision, which strides in the 3×3
/// convolution of a bottleneck.
/// </summary>
internal static class ResNet
{
    /// <summary>Blocks of two 3×3 convolutions.</summary>
    /// <param name="x">3×224×224.</param>
    /// <param name="depths">The number of blocks in each stage.</param>
    public static Tensor Basic(Tensor x, int[] depths)
    {
        x = Stem(x);
        for (int stage = 0; stage < depths.Length; stage++)
        {
            for (int i = 0; i < depths[stage]; i++)
                x = BasicBlock(x, 64 << stage, Stride(stage, i), $"layer{stage + 1}.{i}");
        }

        return Head(x);
    }

    /// <summary>Blocks of 1×1, 3×3 and 1×1 convolutions.</summary>
    /// <param name="x">3×224×224.</param>
    /// <param name="depths">The number of blocks in each stage.</param>
    /// <param name="groups">The groups of the 3×3 convolution: 32 in ResNeXt.</param>
    /// <param name="groupWidth">The filters of a group in the first stage.</param>
    public static Tensor Bottleneck(Tensor x, int[] depths, int groups = 1, int groupWidth = 64)
    {
        x = Stem(x);
        for (int stage = 0; stage < depths.Length; stage++)
        {
            for (int i = 0; i < depths[stage]; i++)
                x = BottleneckBlock(x, groups * groupWidth << stage, groups, 256 << stage, Stride(stage, i), $"layer{stage + 1}.{i}");
        }

        return Head(x);
    }

    private static Tensor Stem(Tensor x) =>
        x.Conv(64, 7, stride: 2, pad: 3, rounding: Rounding.Floor, bias: false, name: "conv1").BatchNorm(name: "bn1").Relu()
            .MaxPool(3, stride: 2, pad: 1, rounding: Rounding.Floor);

    private static Tensor Head(Tensor x) => x.GlobalAvgPool().Dense(1000, name: "fc");

    // Each stage but the first begins by halving the map.
    private static int Stride(int stage, int block) => stage > 0 && block == 0 ? 2 : 1;

    private static Tensor BasicBlock(Tensor x, int channels, int stride, string name)
    {
        Tensor y = x.Conv(channels, 3, stride: stride, pad: 1, rounding: Rounding.Floor, bias: false, name: $"{name}.conv1").BatchNorm(name: $"{name}.bn1").Relu()
            .Conv(channels, 3, pad: 1, bias: false, name: $"{name}.conv2").BatchNorm(name: $"{name}.bn2");
        return (y + Shortcut(x, channels, stride, name)).Relu();
    }

    private static Tensor BottleneckBlock(Tensor x, int width, int groups, int channels, int stride, string name)
    {
        Tensor y = x.Conv(width, 1, bias: false, name: $"{name}.conv1").BatchNorm(name: $"{name}.bn1").Relu()
            .Conv(width, 3, stride: stride, pad: 1, rounding: Rounding.Floor, groups: groups, bias: false, name: $"{name}.conv2").BatchNorm(name: $"{name}.bn2").Relu()
            .Conv(channels, 1, bias: false, name: $"{name}.conv3").BatchNorm(name: $"{name}.bn3");
        return (y + Shortcut(x, channels, stride, name)).Relu();
    }

    // The identity, or a projection where the block changes the shape.
    private static Tensor Shortcut(Tensor x, int channels, int stride, string name) =>
        stride == 1 && x.Channels == channels ? x
        : x.Conv(channels, 1, stride: stride, rounding: Rounding.Floor, bias: false, name: $"{name}.downsample.0").BatchNorm(name: $"{name}.downsample.1");
}

/// <summary>ResNet-18.</summary>
[Network, Input(3, 224, 224)]
[Expect(Parameters = 11_689_512, MultiplyAdds = 1_814_073_344)]
public partial class ResNet18
{
    private static Tensor Forward(Tensor x) => ResNet.Basic(x, [2, 2, 2, 2]);
}

/// <summary>ResNet-34.</summary>
[Network, Input(3, 224, 224)]
[Expect(Parameters = 21_797_672, MultiplyAdds = 3_663_761_408)]
public partial class ResNet34
{
    private static Tensor Forward(Tensor x) => ResNet.Basic(x, [3, 4, 6, 3]);
}

/// <summary>ResNet-50.</summary>
[Network, Input(3, 224, 224)]
[Expect(Parameters = 25_557_032, MultiplyAdds = 4_089_184_256)]
public partial class ResNet50
{
    private static Tensor Forward(Tensor x) => ResNet.Bottleneck(x, [3, 4, 6, 3]);
}

/// <summary>ResNet-101.</summary>
[Network, Input(3, 224, 224)]
[Expect(Parameters = 44_549_160, MultiplyAdds = 7_801_405_440)]
public partial class ResNet101
{
    private static Tensor Forward(Tensor x) => ResNet.Bottleneck(x, [3, 4, 23, 3]);
}

/// <summary>ResNet-152.</summary>
[Network, Input(3, 224, 224)]
[Expect(Parameters = 60_192_808, MultiplyAdds = 11_513_626_624)]
public partial class ResNet152
{
    private static Tensor Forward(Tensor x) => ResNet.Bottleneck(x, [3, 8, 36, 3]);
}

/// <summary>ResNeXt-50 32×4d: 32 groups, of four filters each in the first stage.</summary>
[Network, Input(3, 224, 224)]
[Expect(Parameters = 25_028_904, MultiplyAdds = 4_230_479_872)]
public partial class ResNeXt50
{
    private static Tensor Forward(Tensor x) => ResNet.Bottleneck(x, [3, 4, 6, 3], groups: 32, groupWidth: 4);
}
