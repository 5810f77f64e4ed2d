using NetCompiler.Benches;

namespace NetCompiler.Peers;

/// <summary>
/// Every network whose graph lies in <c>models</c>, from small to large. A network joins the comparison by its loader as
/// the last argument, see <see cref="CompiledNetwork"/>.
/// </summary>
internal static class PeerCases
{
    public static IReadOnlyList<PeerCase> All { get; } =
    [
        new("lenet1", "lenet1.onnx", 784, 10, 3_246, 136_320, CompiledNetwork.LeNet1),
        new("lenet5", "lenet5.onnx", 784, 10, 44_426, 281_640, CompiledNetwork.LeNet5),
        new("digits", "digits.onnx", 784, 10, 54_890, 1_950_592, CompiledNetwork.Digits),
        new("conv_autoencoder", "conv_autoencoder.onnx", 784, 784, 210_369, 708_736),
        new("conv3d_small", "conv3d_small.onnx", 150_528, 10, 181_946, 346_817_152),
        new("squeezenet1_1", "squeezenet1_1.onnx", 150_528, 1_000, 1_235_496, 349_151_936),
        new("mobilenet_v1", "mobilenet_v1.onnx", 150_528, 1_000, 4_231_976, 568_740_352),
        new("resnet18", "resnet18.onnx", 150_528, 1_000, 11_689_512, 1_814_073_344),
        new("resnet34", "resnet34.onnx", 150_528, 1_000, 21_797_672, 3_663_761_408),
        new("alexnet", "alexnet.onnx", 154_587, 1_000, 62_378_344, 1_135_256_096),
        new("googlenet", "googlenet.onnx", 150_528, 1_000, 6_998_552, 1_582_671_872),
        new("densenet121", "densenet121.onnx", 150_528, 1_000, 7_978_856, 2_834_161_664),
        new("resnet50", "resnet50.onnx", 150_528, 1_000, 25_557_032, 4_089_184_256),
        new("resnet101", "resnet101.onnx", 150_528, 1_000, 44_549_160, 7_801_405_440),
        new("resnet152", "resnet152.onnx", 150_528, 1_000, 60_192_808, 11_513_626_624),
        new("resnext50_32x4d", "resnext50_32x4d.onnx", 150_528, 1_000, 25_028_904, 4_230_479_872),
        new("inception_v3", "inception_v3.onnx", 268_203, 1_000, 23_834_568, 5_713_216_096),
        new("convnext_tiny", "convnext_tiny.onnx", 150_528, 1_000, 28_589_128, 4_455_531_264),
        new("xception", "xception.onnx", 268_203, 1_000, 22_855_952, 8_357_403_496),
        new("vgg16", "vgg16.onnx", 150_528, 1_000, 138_357_544, 15_470_264_320),
        new("vgg19", "vgg19.onnx", 150_528, 1_000, 143_667_240, 19_632_062_464),
    ];

    /// <summary>The cases of the given names, in the order of the list.</summary>
    /// <exception cref="ArgumentException">A name that is not in the list; the message gives those that are.</exception>
    public static IReadOnlyList<PeerCase> Named(IReadOnlyList<string> names)
    {
        foreach (string name in names)
        {
            if (!All.Any(item => item.Name == name))
                throw new ArgumentException($"No network '{name}'. There are: {string.Join(", ", All.Select(item => item.Name))}.");
        }

        return [.. All.Where(item => names.Contains(item.Name))];
    }
}
