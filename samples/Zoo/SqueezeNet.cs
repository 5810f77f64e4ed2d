namespace NetCompiler.Samples.Zoo;

/// <summary>SqueezeNet 1.1 (Iandola and others, 2016) as torchvision defines it: the classes are the channels of the last map.</summary>
[Network, Input(3, 224, 224)]
[Expect(Parameters = 1_235_496, MultiplyAdds = 349_151_936)]
public partial class SqueezeNet
{
    private static Tensor Forward(Tensor x)
    {
        x = x.Conv(64, 3, stride: 2, rounding: Rounding.Floor, name: "features.0").Relu().MaxPool(3, stride: 2);
        x = Fire(x, 16, 64, "features.3");
        x = Fire(x, 16, 64, "features.4").MaxPool(3, stride: 2);
        x = Fire(x, 32, 128, "features.6");
        x = Fire(x, 32, 128, "features.7").MaxPool(3, stride: 2);
        x = Fire(x, 48, 192, "features.9");
        x = Fire(x, 48, 192, "features.10");
        x = Fire(x, 64, 256, "features.11");
        x = Fire(x, 64, 256, "features.12");
        return x.Dropout(0.5).Conv(1000, 1, name: "classifier.1").Relu().GlobalAvgPool();
    }

    // Squeezes the channels by 1×1, then expands them by 1×1 and by 3×3.
    private static Tensor Fire(Tensor x, int squeezed, int expanded, string name)
    {
        x = x.Conv(squeezed, 1, name: $"{name}.squeeze").Relu();
        return Tensor.Concat(
            x.Conv(expanded, 1, name: $"{name}.expand1x1").Relu(),
            x.Conv(expanded, 3, pad: 1, name: $"{name}.expand3x3").Relu());
    }
}
