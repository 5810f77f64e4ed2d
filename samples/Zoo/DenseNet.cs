namespace NetCompiler.Samples.Zoo;

/// <summary>DenseNet-121 (Huang and others, 2016): each layer of a block sees the results of all before it. Layers are called as in torchvision.</summary>
[Network, Input(3, 224, 224)]
[Expect(Parameters = 7_978_856, MultiplyAdds = 2_834_161_664)]
public partial class DenseNet121
{
    private const int Growth = 32;

    private static Tensor Forward(Tensor x)
    {
        x = x.Conv(64, 7, stride: 2, pad: 3, rounding: Rounding.Floor, bias: false, name: "features.conv0").BatchNorm(name: "features.norm0").Relu()
            .MaxPool(3, stride: 2, pad: 1, rounding: Rounding.Floor);
        x = Transition(Block(x, 6, "features.denseblock1"), "features.transition1");
        x = Transition(Block(x, 12, "features.denseblock2"), "features.transition2");
        x = Transition(Block(x, 24, "features.denseblock3"), "features.transition3");
        x = Block(x, 16, "features.denseblock4");
        return x.BatchNorm(name: "features.norm5").Relu().GlobalAvgPool().Dense(1000, name: "classifier");
    }

    private static Tensor Block(Tensor x, int layers, string name)
    {
        for (int i = 1; i <= layers; i++)
            x = Tensor.Concat(x, Layer(x, $"{name}.denselayer{i}"));
        return x;
    }

    private static Tensor Layer(Tensor x, string name) =>
        x.BatchNorm(name: $"{name}.norm1").Relu().Conv(4 * Growth, 1, bias: false, name: $"{name}.conv1")
            .BatchNorm(name: $"{name}.norm2").Relu().Conv(Growth, 3, pad: 1, bias: false, name: $"{name}.conv2");

    // Halves the channels and the map.
    private static Tensor Transition(Tensor x, string name) =>
        x.BatchNorm(name: $"{name}.norm").Relu().Conv(x.Channels / 2, 1, bias: false, name: $"{name}.conv").AvgPool(2);
}
