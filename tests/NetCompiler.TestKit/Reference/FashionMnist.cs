using System.Buffers.Binary;
using System.IO.Compression;

namespace NetCompiler.TestKit.Reference;

/// <summary>The 10,000 test pictures of Fashion-MNIST (28×28 grey, MIT licence, Zalando Research) with their labels, in the order of the set.</summary>
public sealed class FashionMnist
{
    public const int Side = 28;
    public const int Pixels = Side * Side;

    private const int ImagesMagic = 0x803;
    private const int LabelsMagic = 0x801;
    private const int ImagesHeader = 16;
    private const int LabelsHeader = 8;

    private FashionMnist(byte[] images, byte[] labels)
    {
        Pictures = images;
        Labels = labels;
    }

    public static FashionMnist Test { get; } = new(
        Read("t10k-images-idx3-ubyte.gz", ImagesMagic, ImagesHeader), Read("t10k-labels-idx1-ubyte.gz", LabelsMagic, LabelsHeader));

    public int Count => Labels.Length;

    /// <summary>All pictures one after the other, row by row, 0 black to 255 white.</summary>
    public byte[] Pictures { get; }

    /// <summary>The class of each picture, 0 to 9.</summary>
    public byte[] Labels { get; }

    /// <summary>All pictures as the networks' float input before <c>Normalize</c>: pixel / 255.</summary>
    public float[] Scaled() => Array.ConvertAll(Pictures, pixel => pixel / 255f);

    private static byte[] Read(string file, int magic, int header)
    {
        using GZipStream stream = new(File.OpenRead(TestData.PathOf("Data", file)), CompressionMode.Decompress);
        using MemoryStream content = new();
        stream.CopyTo(content);
        byte[] bytes = content.ToArray();
        int found = BinaryPrimitives.ReadInt32BigEndian(bytes);
        return found == magic ? bytes[header..] : throw new InvalidDataException($"{file} begins with {found:X}, not with {magic:X}");
    }
}
