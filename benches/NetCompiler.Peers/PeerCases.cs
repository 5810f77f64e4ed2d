using NetCompiler.Samples.Zoo;

namespace NetCompiler.Peers;

/// <summary>
/// Every network whose graph lies in <c>models</c>, from small to large, with its class in the zoo. Both must take and give as many
/// values: that is checked where the graph is opened.
/// </summary>
internal static class PeerCases
{
    public static IReadOnlyList<PeerCase> All { get; } =
    [
        new("lenet1", new(typeof(LeNet1)), 0.40),
        new("lenet5", new(typeof(LeNet5)), 0.40),
        new("digits", new(typeof(Digits)), 0.85),
        new("conv_autoencoder", new(typeof(ConvAutoencoder)), 0.50),
        new("conv3d_small", new(typeof(ClipNet)), 0.43),
        new("squeezenet1_1", new(typeof(SqueezeNet)), 0.90),
        new("mobilenet_v1", new(typeof(MobileNetV1)), 1.00),
        new("resnet18", new(typeof(ResNet18)), 0.75),
        new("resnet34", new(typeof(ResNet34)), 0.75),
        new("alexnet", new(typeof(AlexNet)), 0.95, AskedOfShort: 0.70),
        new("googlenet", new(typeof(GoogLeNet)), 0.45),
        new("densenet121", new(typeof(DenseNet121)), 0.85),
        new("resnet50", new(typeof(ResNet50)), 0.90),
        new("resnet101", new(typeof(ResNet101)), 0.90),
        new("resnet152", new(typeof(ResNet152)), 0.90),
        new("resnext50_32x4d", new(typeof(ResNeXt50)), 0.85),
        new("inception_v3", new(typeof(InceptionV3)), 0.88),
        new("convnext_tiny", new(typeof(ConvNeXtTiny)), 0.80),
        new("xception", new(typeof(Xception)), 0.95),
        new("vgg16", new(typeof(Vgg16)), 0.68),
        new("vgg19", new(typeof(Vgg19)), 0.68),
    ];

    /// <summary>Names of those that take microseconds: what is measured unless the user says otherwise.</summary>
    public static IReadOnlyList<string> Small { get; } = ["lenet1", "lenet5", "digits"];

    /// <summary>The cases of the given names, in the order of the list.</summary>
    /// <exception cref="ArgumentException">A name that is not in the list, or none at all; the message gives those that are.</exception>
    public static IReadOnlyList<PeerCase> Named(IReadOnlyList<string> names)
    {
        foreach (string name in names.DefaultIfEmpty(""))
        {
            if (!All.Any(item => item.Name == name))
                throw new ArgumentException($"No network '{name}'. There are: {string.Join(", ", All.Select(item => item.Name))}.");
        }

        return [.. All.Where(item => names.Contains(item.Name))];
    }
}
