namespace NetCompiler.Samples.Zoo;

/// <summary>The blocks of GoogLeNet (Szegedy and others, 2014), with biases and local response norms as in the paper.</summary>
internal static class Inception
{
    /// <summary>The network up to its classes, and the two maps inside it that the auxiliary classifiers look at.</summary>
    /// <param name="x">3×224×224.</param>
    public static (Tensor main, Tensor after4a, Tensor after4d) Trunk(Tensor x)
    {
        x = x.Conv(64, 7, stride: 2, pad: 3, rounding: Rounding.Floor, name: "conv1").Relu().Shrink().LocalResponseNorm(5)
            .Unit(64, 1, "conv2_reduce").Unit(192, 3, "conv2").LocalResponseNorm(5).Shrink();

        x = x.Module(64, (96, 128), (16, 32), 32, "inception_3a");
        x = x.Module(128, (128, 192), (32, 96), 64, "inception_3b").Shrink();

        Tensor after4a = x.Module(192, (96, 208), (16, 48), 64, "inception_4a");
        x = after4a.Module(160, (112, 224), (24, 64), 64, "inception_4b");
        x = x.Module(128, (128, 256), (24, 64), 64, "inception_4c");
        Tensor after4d = x.Module(112, (144, 288), (32, 64), 64, "inception_4d");
        x = after4d.Module(256, (160, 320), (32, 128), 128, "inception_4e").Shrink();

        x = x.Module(256, (160, 320), (32, 128), 128, "inception_5a");
        x = x.Module(384, (192, 384), (48, 128), 128, "inception_5b");
        return (x.GlobalAvgPool().Dropout(0.4).Dense(1000, name: "fc"), after4a, after4d);
    }

    /// <summary>A classifier on a map inside the network, which brings gradients to the early layers in training.</summary>
    public static Tensor Auxiliary(this Tensor x, string name) =>
        x.AvgPool(5, stride: 3).Unit(128, 1, $"{name}.conv")
            .Dense(1024, name: $"{name}.fc1").Relu().Dropout(0.7)
            .Dense(1000, name: $"{name}.fc2");

    /// <summary>An inception module: windows of 1×1, 3×3 and 5×5 and a pool side by side, the larger windows over fewer channels.</summary>
    /// <param name="x">The map; its size stays.</param>
    /// <param name="by1">Filters of 1×1.</param>
    /// <param name="by3">Channels to which the map is reduced for 3×3, and filters of 3×3.</param>
    /// <param name="by5">The same for 5×5.</param>
    /// <param name="pooled">Channels to which the pooled map is reduced.</param>
    /// <param name="name">The module.</param>
    private static Tensor Module(this Tensor x, int by1, (int reduced, int filters) by3, (int reduced, int filters) by5, int pooled, string name) => Tensor.Concat(
        x.Unit(by1, 1, $"{name}.b1"),
        x.Unit(by3.reduced, 1, $"{name}.b3_reduce").Unit(by3.filters, 3, $"{name}.b3"),
        x.Unit(by5.reduced, 1, $"{name}.b5_reduce").Unit(by5.filters, 5, $"{name}.b5"),
        x.MaxPool(3, stride: 1, pad: 1).Unit(pooled, 1, $"{name}.pool_proj"));

    private static Tensor Unit(this Tensor x, int filters, int size, string name) => x.Conv(filters, size, pad: size / 2, name: name).Relu();

    private static Tensor Shrink(this Tensor x) => x.MaxPool(3, stride: 2, rounding: Rounding.Ceil);
}

/// <summary>GoogLeNet, also called Inception v1, as it is used.</summary>
[Network, Input(3, 224, 224)]
[Expect(Parameters = 6_998_552, MultiplyAdds = 1_582_671_872)]
public partial class GoogLeNet
{
    private static Tensor Forward(Tensor x) => Inception.Trunk(x).main;
}

/// <summary>GoogLeNet as it is trained: with two more classifiers on maps inside it.</summary>
[Network, Input(3, 224, 224)]
[Expect(Parameters = 13_378_280, MultiplyAdds = 1_591_044_096)]
public partial class GoogLeNetWithAuxiliaries
{
    private static (Tensor main, Tensor aux1, Tensor aux2) Forward(Tensor x)
    {
        (Tensor main, Tensor after4a, Tensor after4d) = Inception.Trunk(x);
        return (main, after4a.Auxiliary("aux1"), after4d.Auxiliary("aux2"));
    }
}
