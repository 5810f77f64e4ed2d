using System.Buffers.Binary;
using System.IO.Compression;

namespace NetCompiler.Samples.Pictures.Idx;

/// <summary>
/// Reads IDX files of unsigned bytes (two zeros, the type 8, the rank, each size as 32 bits big-endian, the elements), plain or
/// compressed with gzip.
/// </summary>
public static class IdxReader
{
    private const byte UnsignedByte = 8;

    /// <summary>Reads the array in a file.</summary>
    /// <exception cref="PictureFormatException">The file is no IDX file of bytes, or damaged.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static IdxArray Read(string path) => Decode(FileBytes.Read(path));

    /// <summary>Reads the array in the bytes of a file.</summary>
    /// <exception cref="PictureFormatException">The bytes are no IDX file of bytes, or damaged.</exception>
    public static IdxArray Decode(byte[] file)
    {
        bool compressed = file.AsSpan().StartsWith((ReadOnlySpan<byte>)[0x1F, 0x8B]);
        using var bytes = new MemoryStream(file);
        using Stream stream = compressed ? new GZipStream(bytes, CompressionMode.Decompress) : bytes;
        try
        {
            return Decode(stream, file.Length, compressed);
        }
        catch (EndOfStreamException cut)
        {
            throw new PictureFormatException("The IDX file is cut short.", cut);
        }
        catch (InvalidDataException damaged)
        {
            throw new PictureFormatException("The IDX file's compressed data is damaged.", damaged);
        }
    }

    private static IdxArray Decode(Stream stream, long fileBytes, bool compressed)
    {
        Span<byte> number = stackalloc byte[4];
        stream.ReadExactly(number);
        if (number[0] != 0 || number[1] != 0 || number[2] != UnsignedByte || number[3] == 0)
            throw new PictureFormatException($"This is no IDX file of bytes: it begins with {Convert.ToHexString(number)} and not with 000008 and a rank.");

        var shape = new int[number[3]];
        long count = 1;
        for (int axis = 0; axis < shape.Length; axis++)
        {
            stream.ReadExactly(number);
            uint size = BinaryPrimitives.ReadUInt32BigEndian(number);
            // Both factors are below 2^32 before the product.
            if (size == 0 || size > PictureLimits.MaxElements || (count *= size) > PictureLimits.MaxElements)
                throw new PictureFormatException(
                    $"The IDX file's axis {axis} has the size {size}; sizes should be at least 1 and multiply to at most {PictureLimits.MaxElements}.");
            shape[axis] = (int)size;
        }

        if (compressed)
            PictureLimits.CheckExpansion("IDX array", fileBytes, count);
        else if (count > fileBytes)
            throw new PictureFormatException($"The IDX file is cut short: it has {fileBytes} bytes and its array {count}.");
        var data = new byte[count];
        stream.ReadExactly(data);
        if (stream.ReadByte() >= 0)
            throw new PictureFormatException($"The IDX file has more than the {count} bytes of its array.");
        return new IdxArray { Shape = shape, Data = data };
    }
}
