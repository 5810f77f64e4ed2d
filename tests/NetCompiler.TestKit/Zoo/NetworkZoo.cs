namespace NetCompiler.TestKit.Zoo;

/// <summary>
/// The networks of the reference cases and of the trained weight files, as their users would write them. Names of layers are
/// those of the files.
/// </summary>
public static class NetworkZoo
{
    public const string LeNet1 = """
        [Network, Input(1, 28, 28)]
        [Conv(4, 5), Tanh, AvgPool(2)]
        [Conv(12, 5), Tanh, AvgPool(2)]
        [Dense(10, Name = "fc")]
        [Expect(Parameters = 3_246, MultiplyAdds = 136_320)]
        public partial class LeNet1;
        """;

    public const string LeNet5 = """
        [Network, Input(1, 28, 28)]
        [Conv(6, 5), Tanh, AvgPool(2)]
        [Conv(16, 5), Tanh, AvgPool(2)]
        [Dense(120), Tanh, Dense(84), Tanh, Dense(10)]
        [Expect(Parameters = 44_426, MultiplyAdds = 281_640)]
        public partial class LeNet5;
        """;

    public const string Digits = """
        [Network, Input(1, 28, 28)]
        [Conv(16, 3, Pad = 1), BatchNorm, Relu, MaxPool(2)]
        [Conv(32, 3, Pad = 1), BatchNorm, Relu, MaxPool(2)]
        [Conv(64, 3, Pad = 1), BatchNorm, Relu]
        [Dense(10, Name = "fc")]
        [Expect(Parameters = 54_890, MultiplyAdds = 1_950_592)]
        public partial class Digits;
        """;

    public const string CifarValid = """
        [Network, Input(3, 32, 32)]
        [Conv(3, 7), Relu]
        [Conv(5, 9), Relu]
        [Conv(4, 11), Relu]
        [Dense(4, Name = "fc")]
        [Expect(Parameters = 5_116, MultiplyAdds = 847_680, Neurons = 3_908)]
        public partial class CifarValid;
        """;

    public const string DenseAutoencoder = """
        [Network, Input(1, 28, 28)]
        [Dense(100, Name = "enc"), Sigmoid]
        [Dense(784, Name = "dec"), Sigmoid]
        [Expect(Parameters = 157_684, MultiplyAdds = 156_800)]
        public partial class DenseAutoencoder;
        """;

    public const string FashionLeNet5 = """
        [Network, Input(1, 28, 28), Normalize(Mean = 0.2860, Std = 0.3530)]
        [Conv(6, 5), Tanh, AvgPool(2)]
        [Conv(16, 5), Tanh, AvgPool(2)]
        [Dense(120), Tanh, Dense(84), Tanh, Dense(10)]
        [Classes("T-shirt/top", "Trouser", "Pullover", "Dress", "Coat", "Sandal", "Shirt", "Sneaker", "Bag", "Ankle boot")]
        public partial class FashionLeNet5;
        """;

    public const string FashionDigits = """
        [Network, Input(1, 28, 28), Normalize(Mean = 0.2860, Std = 0.3530)]
        [Conv(16, 3, Pad = 1), BatchNorm, Relu, MaxPool(2)]
        [Conv(32, 3, Pad = 1), BatchNorm, Relu, MaxPool(2)]
        [Conv(64, 3, Pad = 1), BatchNorm, Relu]
        [Dense(10, Name = "fc")]
        [Classes("T-shirt/top", "Trouser", "Pullover", "Dress", "Coat", "Sandal", "Shirt", "Sneaker", "Bag", "Ankle boot")]
        public partial class FashionDigits;
        """;

    /// <summary>The networks of the reference cases by the case's name, and the class that each declares.</summary>
    public static IReadOnlyList<ZooNetwork> References { get; } =
    [
        new("lenet1", "LeNet1", LeNet1), new("lenet5", "LeNet5", LeNet5), new("digits", "Digits", Digits),
        new("cifar_valid", "CifarValid", CifarValid), new("dense_autoencoder", "DenseAutoencoder", DenseAutoencoder),
    ];

    /// <summary>The trained networks by the stem of their weight file.</summary>
    public static IReadOnlyList<ZooNetwork> Trained { get; } =
    [
        new("lenet5", "FashionLeNet5", FashionLeNet5), new("digits", "FashionDigits", FashionDigits),
    ];

    /// <summary>One compilation's text with every network.</summary>
    public static string Source { get; } =
        "using NetCompiler;\n\nnamespace Zoo;\n\n" + string.Join("\n\n", References.Concat(Trained).Select(network => network.Declaration)) + "\n";
}

/// <summary>One network of the zoo.</summary>
/// <param name="Case">The name of its reference case or weight file.</param>
/// <param name="ClassName">The class.</param>
/// <param name="Declaration">The class's declaration with its attributes.</param>
public sealed record ZooNetwork(string Case, string ClassName, string Declaration)
{
    public override string ToString() => ClassName;
}
