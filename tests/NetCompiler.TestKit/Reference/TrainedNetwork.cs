using System.Text.Json;

namespace NetCompiler.TestKit.Reference;

/// <summary>A network trained on Fashion-MNIST, with what PyTorch (float32) made of the test pictures. Its input is (pixel / 255 − 0.2860) / 0.3530.</summary>
public sealed record TrainedNetwork
{
    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web);

    public static IReadOnlyList<string> Names { get; } = ["lenet5", "digits"];

    public required string Network { get; init; }

    /// <summary>The share of the 10,000 test pictures that are classified right.</summary>
    public required double TestAccuracy { get; init; }

    /// <summary>Ten logits for each of the first sixteen test pictures.</summary>
    public required double[][] LogitsOfFirst16TestImages { get; init; }

    /// <summary>How many of <paramref name="pictures"/> test pictures are classified right.</summary>
    public int CorrectOf(int pictures) => (int)Math.Round(TestAccuracy * pictures);

    /// <param name="name">One of <see cref="Names"/>.</param>
    public static TrainedNetwork Load(string name)
    {
        using FileStream stream = File.OpenRead(TestData.PathOf("Data", name + "-fashion.json"));
        return JsonSerializer.Deserialize<TrainedNetwork>(stream, Format) ?? throw new InvalidDataException($"{name}-fashion.json is empty");
    }

    public Stream WeightFile() => File.OpenRead(TestData.PathOf("Data", Network + "-fashion.safetensors"));
}
