using NetCompiler.Samples.Pictures;
using NetCompiler.Samples.Pictures.Idx;

namespace NetCompiler.Samples.FashionMnist;

/// <summary>Pictures with their true classes.</summary>
internal sealed record TestSet
{
    /// <summary><see cref="Count"/>×28×28 bytes.</summary>
    public required byte[] Pictures { get; init; }

    /// <summary>The class of each picture.</summary>
    public required byte[] Labels { get; init; }

    public int Count => Labels.Length;

    public ReadOnlySpan<byte> Picture(int index) => Pictures.AsSpan(index * Classifier.PictureLength, Classifier.PictureLength);

    /// <summary>The test pictures of Fashion-MNIST that the repository carries.</summary>
    public static TestSet Load() => From(
        IdxReader.Read(SampleData.PathOf("fashion-mnist-test-images.idx3.gz")),
        IdxReader.Read(SampleData.PathOf("fashion-mnist-test-labels.idx1.gz")));

    public static TestSet From(IdxArray pictures, IdxArray labels)
    {
        if (pictures.Shape is not [_, Classifier.PictureSize, Classifier.PictureSize])
            throw new PictureFormatException($"The pictures have the shape {string.Join('×', pictures.Shape)} and should be N×28×28.");
        if (labels.Shape is not [int count] || count != pictures.Count)
            throw new PictureFormatException($"The labels have the shape {string.Join('×', labels.Shape)} and there are {pictures.Count} pictures.");
        return new TestSet { Pictures = pictures.Data, Labels = labels.Data };
    }
}
