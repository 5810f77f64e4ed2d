using System.Buffers.Binary;
using NetCompiler.Samples.Pictures;
using NetCompiler.Samples.Pictures.Png;
using NetCompiler.Samples.Tests.PngEncoding;

namespace NetCompiler.Samples.Tests;

public sealed class PngDamageTests
{
    private static readonly PngImage Image = PngImage.Pattern(12, 9, 2, 8);
    private static readonly byte[] Header = PngEncoder.Chunk("IHDR", PngEncoder.Header(Image));
    private static readonly byte[] Data = PngEncoder.Chunk("IDAT", PngEncoder.Compress(PngEncoder.Scanlines(Image)));
    private static readonly byte[] End = PngEncoder.Chunk("IEND", []);

    [Fact]
    public void A_file_cut_anywhere_is_refused()
    {
        byte[] file = File(Header, Data, End);
        for (int length = 0; length < file.Length; length++)
            Assert.Throws<PictureFormatException>(() => PngReader.Decode(file.AsSpan(0, length)));
    }

    [Fact]
    public void A_file_with_any_bit_flipped_is_refused()
    {
        byte[] file = File(Header, Data, End);
        for (int i = 0; i < file.Length; i++)
            for (int bit = 0; bit < 8; bit++)
            {
                byte[] damaged = [.. file];
                damaged[i] ^= (byte)(1 << bit);
                Assert.Throws<PictureFormatException>(() => PngReader.Decode(damaged));
            }
    }

    [Fact]
    public void Random_data_in_sound_chunks_reads_or_is_refused()
    {
        var random = new Random(20_250_101);
        var compressed = PngEncoder.Compress(PngEncoder.Scanlines(Image));
        int refused = 0;
        for (int run = 0; run < 2_000; run++)
        {
            byte[] header = PngEncoder.Header(Image), data = [.. compressed];
            header[random.Next(header.Length)] = (byte)random.Next(256);
            data[random.Next(data.Length)] ^= (byte)random.Next(256);
            try
            {
                PngReader.Decode(File(PngEncoder.Chunk("IHDR", header), PngEncoder.Chunk("IDAT", data), End));
            }
            catch (PictureFormatException)
            {
                refused++;
            }
        }
        Assert.InRange(refused, 1_000, 2_000);
    }

    [Fact]
    public void A_wrong_checksum_names_both()
    {
        byte[] damaged = [.. Data];
        damaged[^1] ^= 1;
        uint stored = BinaryPrimitives.ReadUInt32BigEndian(damaged.AsSpan(damaged.Length - 4));
        Refused($"its IDAT chunk has the checksum {stored ^ 1:x8} and should have {stored:x8}", Header, damaged, End);
    }

    [Fact]
    public void Wrong_data_inside_a_sound_chunk_fails_its_own_checksum()
    {
        var compressed = PngEncoder.Compress(PngEncoder.Scanlines(Image));
        compressed[^1] ^= 1;
        Refused("compressed data is damaged", Header, PngEncoder.Chunk("IDAT", compressed), End);
    }

    [Theory]
    [InlineData(0, 5, "0×5 pixels; it needs at least one")]
    [InlineData(5, 0, "5×0 pixels; it needs at least one")]
    [InlineData(int.MaxValue, int.MaxValue, "2147483647×2147483647 pixels, more than the 67108864")]
    [InlineData(-1, 1, "4294967295×1 pixels, more than the 67108864")]
    [InlineData(8_192, 8_193, "8192×8193 pixels, more than the 67108864")]
    public void Absurd_sizes_are_refused(int width, int height, string message) =>
        Refused(message, PngEncoder.Chunk("IHDR", PngEncoder.Header(Image with { Width = width, Height = height })), Data, End);

    [Fact]
    public void A_large_size_with_little_data_takes_no_memory()
    {
        byte[] file = File(PngEncoder.Chunk("IHDR", PngEncoder.Header(Image with { Width = 8_192, Height = 8_192 })), Data, End);
        long before = GC.GetAllocatedBytesForCurrentThread();
        var refusal = Assert.Throws<PictureFormatException>(() => PngReader.Decode(file));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1 << 20);
        Assert.Contains("8192×8192 pixels needs 201334784 bytes", refusal.Message);
    }

    [Fact]
    public void A_zlib_bomb_is_refused_without_expanding_it()
    {
        // 64 MiB of zeros, where 12×9 pixels of three bytes are due.
        byte[] bomb = PngEncoder.Chunk("IDAT", PngEncoder.Compress(new byte[1 << 26]));
        byte[] file = File(Header, bomb, End);
        long before = GC.GetAllocatedBytesForCurrentThread();
        var refusal = Assert.Throws<PictureFormatException>(() => PngReader.Decode(file));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1 << 20);
        Assert.Contains("more data than the picture needs", refusal.Message);
    }

    [Theory]
    [InlineData(3, 16)]
    [InlineData(2, 4)]
    [InlineData(4, 1)]
    [InlineData(0, 3)]
    public void Depths_that_a_colour_type_lacks_are_refused(int colour, int depth) =>
        Refused($"{depth} bits per sample, which colour type {colour}",
            PngEncoder.Chunk("IHDR", PngEncoder.Header(Image with { Colour = colour, Depth = depth })), Data, End);

    [Theory]
    [InlineData(9, 5, "colour type 5")]
    [InlineData(10, 1, "compression 1 and filtering 0")]
    [InlineData(11, 1, "compression 0 and filtering 1")]
    [InlineData(12, 2, "interlacing 2")]
    public void Unknown_methods_are_refused(int position, byte value, string message)
    {
        var header = PngEncoder.Header(Image);
        header[position] = value;
        Refused(message, PngEncoder.Chunk("IHDR", header), Data, End);
    }

    [Fact]
    public void An_unknown_filter_is_refused()
    {
        var scanlines = PngEncoder.Scanlines(Image);
        scanlines[0] = 5;
        Refused("filter 5", Header, PngEncoder.Chunk("IDAT", PngEncoder.Compress(scanlines)), End);
    }

    [Fact]
    public void Too_little_data_is_refused() =>
        Refused("ends before the picture does", Header, PngEncoder.Chunk("IDAT", PngEncoder.Compress(PngEncoder.Scanlines(Image)[..^1])), End);

    [Fact]
    public void A_palette_index_beyond_the_palette_is_refused()
    {
        var image = PngImage.Pattern(4, 4, 3, 8) with { Sample = (x, _, _) => x, Palette = [1, 2, 3, 4, 5, 6] };
        var refusal = Assert.Throws<PictureFormatException>(() => PngReader.Decode(PngEncoder.Encode(image)));
        Assert.Contains("colour 2 of a palette of 2", refusal.Message);
    }

    [Fact]
    public void Chunks_out_of_place_are_refused()
    {
        byte[] palette = PngEncoder.Chunk("PLTE", [1, 2, 3]), key = PngEncoder.Chunk("tRNS", [0, 1, 0, 2, 0, 3]);
        Refused("begins with the chunk IDAT", Data, Header, End);
        Refused("chunk PLTE out of place", Header, Data, palette, End);
        Refused("chunk PLTE out of place", Header, palette, palette, Data, End);
        Refused("chunk tRNS out of place", Header, Data, key, End);
        Refused("chunk IDAT out of place", Header, Data, PngEncoder.Chunk("tEXt", [65]), Data, End);
        Refused("chunk IHDR", Header, Header, Data, End);
        Refused("chunk CgBI", Header, PngEncoder.Chunk("CgBI", [1]), Data, End);
    }

    [Fact]
    public void Tables_that_do_not_suit_the_colour_type_are_refused()
    {
        byte[] indexed = PngEncoder.Chunk("IHDR", PngEncoder.Header(Image with { Colour = 3, Depth = 1 }));
        byte[] grey = PngEncoder.Chunk("IHDR", PngEncoder.Header(Image with { Colour = 0 }));
        byte[] alpha = PngEncoder.Chunk("IHDR", PngEncoder.Header(Image with { Colour = 6 }));
        Refused("no palette", indexed, Data, End);
        Refused("palette has 9 bytes; it should have three for each of 1 to 2", indexed, PngEncoder.Chunk("PLTE", new byte[9]), Data, End);
        Refused("palette has 4 bytes", indexed, PngEncoder.Chunk("PLTE", new byte[4]), Data, End);
        Refused("grey and has a palette", grey, PngEncoder.Chunk("PLTE", new byte[3]), Data, End);
        Refused("transparency has 6 bytes and should have 2", grey, PngEncoder.Chunk("tRNS", new byte[6]), Data, End);
        Refused("colour type 6 has an alpha channel", alpha, PngEncoder.Chunk("tRNS", new byte[2]), Data, End);
        Refused("lists 3 colours and the palette has 2", indexed,
            PngEncoder.Chunk("PLTE", new byte[6]), PngEncoder.Chunk("tRNS", new byte[3]), Data, End);
    }

    [Fact]
    public void A_file_without_an_end_chunk_is_refused() => Refused("cut short: 0 bytes are left", Header, Data);

    private static byte[] File(params byte[][] chunks) => [.. PngEncoder.Signature, .. chunks.SelectMany(chunk => chunk)];

    private static void Refused(string message, params byte[][] chunks)
    {
        var refusal = Assert.Throws<PictureFormatException>(() => PngReader.Decode(File(chunks)));
        Assert.Contains(message, refusal.Message);
    }
}
