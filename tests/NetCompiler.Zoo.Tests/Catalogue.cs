using NetCompiler.Compiler.Model;
using NetCompiler.Samples.Zoo;
using NetCompiler.TestKit.Architectures;

namespace NetCompiler.Zoo.Tests;

/// <summary>All networks of the zoo.</summary>
internal static class Catalogue
{
    private static readonly Lazy<Dictionary<string, ArchitectureModel>> Models = new(() =>
        ArchitectureParser.ReadAll(Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "Zoo"), "*.cs").Select(File.ReadAllText)).ToDictionary(model => model.Name));

    public static IReadOnlyList<Specimen> All { get; } =
    [
        new(typeof(LeNet1), "lenet1"),
        new(typeof(LeNet4)),
        new(typeof(LeNet5), "lenet5"),
        new(typeof(LeNet5On32)),
        new(typeof(Digits), "digits"),
        new(typeof(CifarValid), "cifar_valid"),
        new(typeof(CifarSame)),
        new(typeof(SmallRecipe)),
        new(typeof(LargeRecipe)),
        new(typeof(AlexNet), "alexnet"),
        new(typeof(AlexNetTwoGroups), IsSlow: true),
        new(typeof(ZfNet), IsSlow: true),
        new(typeof(Vgg16), "vgg16"),
        new(typeof(Vgg19), "vgg19", IsSlow: true),
        new(typeof(GoogLeNet), "googlenet"),
        new(typeof(GoogLeNetWithAuxiliaries)),
        new(typeof(InceptionV3), "inception_v3"),
        new(typeof(ResNet18), "resnet18"),
        new(typeof(ResNet34), "resnet34", IsSlow: true),
        new(typeof(ResNet50), "resnet50"),
        new(typeof(ResNet101), "resnet101", IsSlow: true),
        new(typeof(ResNet152), "resnet152", IsSlow: true),
        new(typeof(ResNeXt50), "resnext50_32x4d"),
        new(typeof(MobileNetV1), "mobilenet_v1"),
        new(typeof(MobileNetV1Half160), "mobilenet_v1_050_160"),
        new(typeof(SqueezeNet), "squeezenet1_1"),
        new(typeof(Xception), "xception"),
        new(typeof(DenseNet121), "densenet121"),
        new(typeof(ConvNeXtTiny), "convnext_tiny"),
        new(typeof(ConvNeXtSmall)),
        new(typeof(ConvNeXtBase)),
        new(typeof(VitB16), "vit_b_16"),
        new(typeof(SwinTiny), "swin_t"),
        new(typeof(DenseAutoencoder), "dense_autoencoder"),
        new(typeof(ConvAutoencoder), "conv_autoencoder"),
        new(typeof(SignalNet), "conv1d_small"),
        new(typeof(ClipNet), "conv3d_small"),
    ];

    public static Specimen Find(string name) => All.Single(specimen => specimen.Name == name);

    public static ArchitectureModel ModelOf(Type type) => Models.Value[type.Name];
}
