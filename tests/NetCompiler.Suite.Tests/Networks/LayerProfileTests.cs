using NetCompiler.TestKit.Compilation;

namespace NetCompiler.Suite.Tests.Networks;

/// <summary>A profile names every step, counts what the network counts, and sees every prediction.</summary>
public class LayerProfileTests
{
    private static readonly ForwardNetworks Networks = new(new Dictionary<string, (string Input, string Body)>
    {
        ["Mixed"] = ("3, 16, 16", "=> x.Conv(40, 3, pad: 1).BatchNorm().Relu().MaxPool(2).DepthwiseConv(3).Conv(24, 1, groups: 2).Relu().ConvTranspose(8, 4, stride: 2).GlobalAvgPool().Dense(10);"),
        ["Other"] = ("4", "=> x.Dense(3);"),
        ["Blocks"] = ("64, 96, 96", "=> x.Conv(64, 3, pad: 1, algorithm: ConvAlgorithm.Winograd4x4);"),
        ["Steps"] = ("64, 12, 12", "=> x.Conv(64, 3, pad: 1, algorithm: ConvAlgorithm.Winograd4x4);"),
        ["Large"] = ("512", "=> x.Dense(256, bias: false).Dense(8, bias: false);"),
    });

    private static NetworkClass Mixed => Networks.Compiled["Mixed"];

    [Fact]
    public void Steps_are_named_and_their_multiply_adds_are_the_networks()
    {
        LayerProfile profile = new();
        using INetworkHandle network = Load("Mixed", profile);
        IReadOnlyList<ProfiledLayer> layers = profile.Read();
        Assert.Contains(layers, layer => layer is { Kernel: "Conv", Name: "conv1", MultiplyAdds: 16 * 16 * 40 * 27 } && layer.Description.Contains("3×16×16 → 40×16×16"));
        Assert.Contains(layers, layer => layer is { Name: "fc1", MultiplyAdds: 80 } && layer.WeightBytes >= 4 * 90);
        Assert.Equal(Mixed.MultiplyAdds, layers.Sum(layer => layer.MultiplyAdds));
        Assert.InRange(layers.Sum(layer => layer.WeightBytes), 4 * Mixed.ParameterCount, 16 * Mixed.ParameterCount);
        Assert.All(layers, layer => Assert.True(layer is { Calls: 0, TotalMilliseconds: 0, MinimumMilliseconds: 0 }, $"{layer}"));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Every_prediction_of_every_instance_is_timed(int threads)
    {
        LayerProfile profile = new();
        using INetworkHandle network = Load("Mixed", profile, threads);
        using INetworkHandle second = network.Share();
        for (int i = 0; i < 3; i++)
            network.Predict(Networks.Input("Mixed"), new float[10]);
        second.Predict(Networks.Input("Mixed"), new float[10]);
        Assert.All(profile.Read(), layer => Assert.True(layer.Calls == 4 && layer.MinimumMilliseconds >= 0 && layer.TotalMilliseconds >= 4 * layer.MinimumMilliseconds, $"{layer}"));
        Assert.True(profile.Read().Sum(layer => layer.TotalMilliseconds) > 0);
        Assert.Contains("conv1: ", profile.ToString());

        profile.Reset();
        Assert.All(profile.Read(), layer => Assert.True(layer is { Calls: 0, TotalMilliseconds: 0, MinimumMilliseconds: 0 }, $"{layer}"));
    }

    [Fact]
    public void Taking_the_time_allocates_nothing()
    {
        using INetworkHandle network = Load("Mixed", new LayerProfile());
        float[] input = Networks.Input("Mixed");
        float[] output = new float[10];
        network.Predict(input, output);
        long before = GC.GetAllocatedBytesForCurrentThread();
        network.Predict(input, output);
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    [Fact]
    public void A_profile_serves_one_network_class()
    {
        LayerProfile profile = new();
        Assert.Empty(profile.Read());
        using INetworkHandle network = Load("Mixed", profile);
        var error = Assert.ThrowsAny<Exception>(() => Load("Other", profile));
        Assert.Contains("another network", $"{error}");
    }

    [Theory]
    [InlineData("Blocks")]
    [InlineData("Steps")]
    public void Winograd_performs_fewer_multiply_adds_than_the_layer_has(string name)
    {
        LayerProfile profile = new();
        using INetworkHandle network = Load(name, profile);
        IReadOnlyList<ProfiledLayer> layers = profile.Read();
        Assert.Equal(Networks.Compiled[name].MultiplyAdds, layers.Sum(layer => layer.MultiplyAdds));
        ProfiledLayer products = layers.Single(layer => layer.MultiplyAdds > 0);
        Assert.StartsWith("Winograd", products.Kernel);
        Assert.InRange((double)products.PerformedMultiplyAdds / products.MultiplyAdds, 0.25, 0.6);
        Assert.True(products.WeightBytes > 4 * 9 * 64 * 64, $"{products}");
    }

    [Theory]
    [InlineData(WeightStorage.Float32, 4 * 512 * 256)]
    [InlineData(WeightStorage.BFloat16, 2 * 512 * 256)]
    [InlineData(WeightStorage.Float16, 2 * 512 * 256)]
    public void Weights_are_counted_as_they_are_stored(WeightStorage storage, int expected)
    {
        LayerProfile profile = new();
        using INetworkHandle network = Networks.Compiled["Large"].Load(Networks.WeightFile("Large"), new() { Profile = profile, WeightStorage = storage });
        IReadOnlyList<ProfiledLayer> layers = profile.Read();

        // The biases that the kernel adds are packed too, and alignment.
        Assert.InRange(layers.Single(layer => layer.Name == "fc1").WeightBytes, expected, expected + 2048);
        Assert.InRange(layers.Single(layer => layer.Name == "fc2").WeightBytes, 4 * 256 * 8, 4 * 256 * 16 + 256);
    }

    private static INetworkHandle Load(string name, LayerProfile profile, int threads = 1) =>
        Networks.Compiled[name].Load(Networks.WeightFile(name), new() { Profile = profile, Threads = threads });
}
