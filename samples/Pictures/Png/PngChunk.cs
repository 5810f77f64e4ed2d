using System.Buffers.Binary;
using System.Text;

namespace NetCompiler.Samples.Pictures.Png;

/// <summary>One chunk of a PNG file: length (4 bytes), type (4 letters), data, CRC-32 over type and data (4 bytes).</summary>
internal readonly ref struct PngChunk
{
    private const int Overhead = 12;

    private PngChunk(string type, ReadOnlySpan<byte> data)
    {
        Type = type;
        Data = data;
    }

    public string Type { get; }

    public ReadOnlySpan<byte> Data { get; }

    /// <summary>An upper-case first letter: the picture cannot be shown without understanding the chunk.</summary>
    public bool IsCritical => char.IsAsciiLetterUpper(Type[0]);

    /// <summary>Takes the chunk at the front of <paramref name="rest"/> and moves behind it.</summary>
    public static PngChunk Take(ref ReadOnlySpan<byte> rest)
    {
        if (rest.Length < Overhead)
            throw new PictureFormatException($"The PNG file is cut short: {rest.Length} bytes are left where a chunk of at least {Overhead} should be.");

        uint length = BinaryPrimitives.ReadUInt32BigEndian(rest);
        var letters = rest.Slice(4, 4);
        foreach (byte letter in letters)
            if (!char.IsAsciiLetter((char)letter))
                throw new PictureFormatException("The PNG file is damaged: a chunk's type is not four letters.");
        string type = Encoding.ASCII.GetString(letters);
        if (length > rest.Length - Overhead)
            throw new PictureFormatException($"The PNG file is cut short: its {type} chunk has {length} bytes and {rest.Length - Overhead} are left.");

        var data = rest.Slice(8, (int)length);
        uint stored = BinaryPrimitives.ReadUInt32BigEndian(rest[(8 + (int)length)..]);
        uint actual = Crc32.Of(rest.Slice(4, 4 + (int)length));
        if (stored != actual)
            throw new PictureFormatException($"The PNG file is damaged: its {type} chunk has the checksum {actual:x8} and should have {stored:x8}.");

        rest = rest[(Overhead + (int)length)..];
        return new PngChunk(type, data);
    }
}
