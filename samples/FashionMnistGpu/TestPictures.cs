using NetCompiler.Samples.Pictures;
using NetCompiler.Samples.Pictures.Idx;

namespace NetCompiler.Samples.FashionMnistGpu;

/// <summary>Pictures as the network takes them, with their true classes.</summary>
internal sealed record TestPictures
{
    /// <summary><see cref="Digits.InputLength"/> values from 0 to 1 for each picture.</summary>
    public required float[] Pixels { get; init; }

    /// <summary>The class of each picture.</summary>
    public required byte[] Labels { get; init; }

    public int Count => Labels.Length;

    /// <summary>The test pictures of Fashion-MNIST that the repository carries.</summary>
    public static TestPictures Load()
    {
        var pictures = IdxReader.Read(PathOf("fashion-mnist-test-images.idx3.gz"));
        var labels = IdxReader.Read(PathOf("fashion-mnist-test-labels.idx1.gz"));
        if (labels.Data.Length * Digits.InputLength != pictures.Data.Length)
            throw new PictureFormatException($"There are {pictures.Data.Length} pixels for {labels.Data.Length} pictures of {Digits.InputLength}.");
        return new TestPictures { Pixels = [.. pictures.Data.Select(value => value / 255f)], Labels = labels.Data };
    }

    public TestPictures First(int count) => new() { Pixels = Pixels[..(count * Digits.InputLength)], Labels = Labels[..count] };

    /// <summary>A file of <c>samples/data</c>, which the build copies beside the program.</summary>
    public static string PathOf(string file) => Path.Combine(AppContext.BaseDirectory, "data", file);
}
