using System.Text.Json;

namespace NetCompiler.TestKit.Reference;

/// <summary>
/// A network whose weights and input are given by formula, with the output that an independent engine (PyTorch) computed from
/// them in double precision.
/// </summary>
public sealed record ReferenceCase
{
    private const double LeastBound = 2e-6;
    private const double TimesTorch = 10;

    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web);

    /// <summary>The cases of the small networks that tests compile in memory.</summary>
    public static IReadOnlyList<string> Names { get; } = ["lenet1", "lenet5", "digits", "cifar_valid", "dense_autoencoder"];

    public required string Network { get; init; }

    /// <summary>The input, channels first.</summary>
    public required FormulaTensor Input { get; init; }

    /// <summary>Every tensor under its name in weight files, running statistics included.</summary>
    public required FormulaTensor[] Tensors { get; init; }

    public required long Parameters { get; init; }

    public required long MultiplyAdds { get; init; }

    /// <summary>What leaves the network, flattened.</summary>
    public required double[] Output { get; init; }

    /// <summary>Values on the way, by layer; unnamed layers are f and their index.</summary>
    public required Dictionary<string, Probe> Probes { get; init; }

    /// <summary>max |float32 − double| / max |double| of PyTorch itself: the yardstick of a good engine.</summary>
    public required double Float32ErrorOfTorch { get; init; }

    /// <summary>The largest error allowed, relative to the largest |output|: ten times PyTorch's own, at least 2e-6.</summary>
    public double Bound => Math.Max(TimesTorch * Float32ErrorOfTorch, LeastBound);

    /// <param name="name">The name of a file among the cases, such as one of <see cref="Names"/>.</param>
    public static ReferenceCase Load(string name)
    {
        using FileStream stream = File.OpenRead(TestData.PathOf("Reference", "Cases", name + ".json"));
        return JsonSerializer.Deserialize<ReferenceCase>(stream, Format) ?? throw new InvalidDataException($"{name}.json is empty");
    }

    /// <summary>A tensor's values by its name.</summary>
    public float[] Weights(string name) =>
        (Tensors.FirstOrDefault(tensor => tensor.Name == name) ?? throw new KeyNotFoundException($"{Network} has no tensor {name}")).Values();

    /// <summary>The weight file, from its first byte: computed where it is read, so that a network of half a gigabyte takes none.</summary>
    public Stream WeightFile() => new FormulaFile(Tensors);
}
