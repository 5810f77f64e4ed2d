using System.Buffers.Binary;
using System.IO.Compression;
using NetCompiler.Samples.Pictures;
using NetCompiler.Samples.Pictures.Idx;

namespace NetCompiler.Samples.Tests;

public sealed class IdxReaderTests
{
    [Fact]
    public void An_array_reads_plain_and_compressed()
    {
        byte[] data = [.. Enumerable.Range(0, 24).Select(i => (byte)(i * 11))];
        byte[] file = File([2, 3, 4], data);
        foreach (var array in new[] { IdxReader.Decode(file), IdxReader.Decode(Gzip(file)) })
        {
            Assert.Equal([2, 3, 4], array.Shape);
            Assert.Equal(2, array.Count);
            Assert.Equal(data, array.Data);
            Assert.Equal(data[12..], array.Sample(1).ToArray());
        }
    }

    [Fact]
    public void A_file_cut_anywhere_is_refused()
    {
        var data = new byte[300];
        new Random(7).NextBytes(data);
        byte[] file = File([150, 2], data), compressed = Gzip(file);
        for (int length = 0; length < file.Length; length++)
            Assert.Throws<PictureFormatException>(() => IdxReader.Decode(file[..length]));
        // The last bytes hold no data: deflate's end mark, and gzip's checksum and length.
        for (int length = 0; length < compressed.Length - 10; length++)
            Assert.Throws<PictureFormatException>(() => IdxReader.Decode(compressed[..length]));
    }

    [Fact]
    public void Hostile_files_are_refused()
    {
        Refused("begins with 00000D01", [0, 0, 13, 1, 0, 0, 0, 1, 0]);
        Refused("begins with 00000800", [0, 0, 8, 0]);
        Refused("begins with 89504E47", [0x89, 0x50, 0x4E, 0x47]);
        Refused("axis 0 has the size 0", File([0], []));
        Refused("axis 1 has the size 65536", File([65_536, 65_536], []));
        Refused("axis 0 has the size 4294967295", File([-1], []));
        Refused("13 bytes and its array 100000000", File([100_000_000, 1], [1])[..13]);
        Refused("needs 100000000 bytes of data", Gzip(File([100_000_000], [1])));
        Refused("more than the 3 bytes", File([3], [1, 2, 3, 4]));
        byte[] damaged = Gzip(File([3], [1, 2, 3]));
        damaged[^8] ^= 1;
        Refused("compressed data is damaged", damaged);
    }

    private static byte[] File(int[] shape, byte[] data)
    {
        var file = new byte[4 + 4 * shape.Length + data.Length];
        file[2] = 8;
        file[3] = (byte)shape.Length;
        for (int axis = 0; axis < shape.Length; axis++)
            BinaryPrimitives.WriteInt32BigEndian(file.AsSpan(4 + 4 * axis), shape[axis]);
        data.CopyTo(file, 4 + 4 * shape.Length);
        return file;
    }

    private static byte[] Gzip(byte[] data)
    {
        var result = new MemoryStream();
        using (var gzip = new GZipStream(result, CompressionLevel.SmallestSize))
            gzip.Write(data);
        return result.ToArray();
    }

    private static void Refused(string message, byte[] file) =>
        Assert.Contains(message, Assert.Throws<PictureFormatException>(() => IdxReader.Decode(file)).Message);
}
