using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace NetCompiler.Samples.Tests.PngEncoding;

/// <summary>Writes PNG files as the specification has them, by arithmetic of its own; its parts also make damaged files.</summary>
internal static class PngEncoder
{
    public static readonly byte[] Signature = [137, 80, 78, 71, 13, 10, 26, 10];

    public static byte[] Encode(PngImage image)
    {
        var chunks = new List<byte[]> { Signature, Chunk("IHDR", Header(image)) };
        if (image.Palette is not null)
            chunks.Add(Chunk("PLTE", image.Palette));
        if (image.Transparency is not null)
            chunks.Add(Chunk("tRNS", image.Transparency));
        foreach (var part in Compress(Scanlines(image)).Chunk(image.DataChunk))
            chunks.Add(Chunk("IDAT", part));
        chunks.Add(Chunk("IEND", []));
        return [.. chunks.SelectMany(chunk => chunk)];
    }

    public static byte[] Header(PngImage image)
    {
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, image.Width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), image.Height);
        header[8] = (byte)image.Depth;
        header[9] = (byte)image.Colour;
        header[12] = (byte)(image.Interlaced ? 1 : 0);
        return header;
    }

    public static byte[] Chunk(string type, byte[] data)
    {
        var chunk = new byte[12 + data.Length];
        BinaryPrimitives.WriteInt32BigEndian(chunk, data.Length);
        Encoding.ASCII.GetBytes(type, chunk.AsSpan(4));
        data.CopyTo(chunk, 8);
        BinaryPrimitives.WriteUInt32BigEndian(chunk.AsSpan(8 + data.Length), Crc(chunk.AsSpan(4, 4 + data.Length)));
        return chunk;
    }

    public static byte[] Compress(byte[] data)
    {
        var result = new MemoryStream();
        using (var zlib = new ZLibStream(result, CompressionLevel.SmallestSize))
            zlib.Write(data);
        return result.ToArray();
    }

    /// <summary>The filtered scanlines of all passes, before compression.</summary>
    public static byte[] Scanlines(PngImage image)
    {
        var result = new List<byte>();
        if (!image.Interlaced)
        {
            AddPass(image, 0, 0, 1, 1, result);
            return [.. result];
        }
        int[] startX = [0, 4, 0, 2, 0, 1, 0], startY = [0, 0, 4, 0, 2, 0, 1];
        int[] stepX = [8, 8, 4, 4, 2, 2, 1], stepY = [8, 8, 8, 4, 4, 2, 2];
        for (int pass = 0; pass < 7; pass++)
            AddPass(image, startX[pass], startY[pass], stepX[pass], stepY[pass], result);
        return [.. result];
    }

    private static void AddPass(PngImage image, int startX, int startY, int stepX, int stepY, List<byte> result)
    {
        int distance = Math.Max(1, image.SamplesPerPixel * image.Depth / 8);
        byte[]? above = null;
        int number = 0;
        for (int y = startY; y < image.Height && startX < image.Width; y += stepY, number++)
        {
            var line = Pack(image, y, startX, stepX);
            above ??= new byte[line.Length];
            int filter = image.Filter >= 0 ? image.Filter : number % 5;
            result.Add((byte)filter);
            for (int i = 0; i < line.Length; i++)
            {
                int a = i < distance ? 0 : line[i - distance], b = above[i], c = i < distance ? 0 : above[i - distance];
                result.Add((byte)(line[i] - filter switch { 0 => 0, 1 => a, 2 => b, 3 => (a + b) / 2, _ => Nearest(a, b, c) }));
            }
            above = line;
        }
    }

    private static byte[] Pack(PngImage image, int y, int startX, int stepX)
    {
        var bits = new List<bool>();
        for (int x = startX; x < image.Width; x += stepX)
            for (int channel = 0; channel < image.SamplesPerPixel; channel++)
                for (int bit = image.Depth - 1; bit >= 0; bit--)
                    bits.Add((image.Sample(x, y, channel) >> bit & 1) != 0);
        return [.. bits.Chunk(8).Select(eight => (byte)eight.Select((bit, i) => bit ? 0x80 >> i : 0).Sum())];
    }

    private static int Nearest(int a, int b, int c)
    {
        int estimate = a + b - c;
        return new[] { a, b, c }.MinBy(value => Math.Abs(value - estimate));
    }

    // Bit by bit, from the definition.
    private static uint Crc(ReadOnlySpan<byte> bytes)
    {
        uint crc = uint.MaxValue;
        foreach (byte value in bytes)
        {
            crc ^= value;
            for (int bit = 0; bit < 8; bit++)
                crc = (crc >> 1) ^ (0xEDB88320 & (0 - (crc & 1)));
        }
        return ~crc;
    }
}
