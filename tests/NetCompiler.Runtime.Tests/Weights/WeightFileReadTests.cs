using System.Buffers.Binary;
using NetCompiler.Weights;
using Xunit;

namespace NetCompiler.Runtime.Tests.Weights;

public class WeightFileReadTests
{
    // Enough values that conversions from a stream take several pieces.
    private const int Many = 50_000;

    [Theory]
    [InlineData("F32", 4)]
    [InlineData("F16", 2)]
    [InlineData("BF16", 2)]
    [InlineData("F64", 8)]
    public void Every_float_type_is_read_from_every_source(string type, int size)
    {
        // Multiples of 1/4 from -32 to 32: exact in all four types.
        float[] values = [.. Enumerable.Range(0, Many).Select(i => (i * 37 % 257 - 128) / 4f)];
        byte[] data = new byte[Many * size];
        for (int i = 0; i < Many; i++)
            Encode(type, values[i], data.AsSpan(i * size));
        byte[] file = RawFile.Of("{" + RawFile.Tensor("w", type, "[500,100]", 0, data.Length) + "}", data);

        AssertReads(WeightFile.Open(file), values);
        AssertReads(WeightFile.Open(new MemoryStream(file)), values);
        AssertReads(WeightFile.Open(new OneWayStream(file)), values);
        AssertReads(WeightFile.Open(new OneWayStream(file, most: int.MaxValue)), values);
    }

    [Fact]
    public void Values_that_are_no_numbers_and_values_beyond_the_range_are_read()
    {
        byte[] data = new byte[40];
        BinaryPrimitives.WriteHalfLittleEndian(data.AsSpan(0), Half.NaN);
        BinaryPrimitives.WriteHalfLittleEndian(data.AsSpan(2), Half.NegativeInfinity);
        BinaryPrimitives.WriteHalfLittleEndian(data.AsSpan(4), Half.Epsilon);
        BinaryPrimitives.WriteHalfLittleEndian(data.AsSpan(6), Half.MaxValue);
        BinaryPrimitives.WriteUInt16LittleEndian(data.AsSpan(8), 0x7FC0);
        BinaryPrimitives.WriteUInt16LittleEndian(data.AsSpan(10), 0xFF80);
        BinaryPrimitives.WriteUInt16LittleEndian(data.AsSpan(12), 0x0001);
        BinaryPrimitives.WriteUInt16LittleEndian(data.AsSpan(14), 0x3F81);
        BinaryPrimitives.WriteSingleLittleEndian(data.AsSpan(16), float.NaN);
        BinaryPrimitives.WriteSingleLittleEndian(data.AsSpan(20), float.PositiveInfinity);
        BinaryPrimitives.WriteDoubleLittleEndian(data.AsSpan(24), 1e300);
        BinaryPrimitives.WriteDoubleLittleEndian(data.AsSpan(32), 1d / 3);
        string header = "{" + RawFile.Tensor("h", "F16", "[4]", 0, 8) + "," + RawFile.Tensor("b", "BF16", "[4]", 8, 16) + ","
            + RawFile.Tensor("s", "F32", "[2]", 16, 24) + "," + RawFile.Tensor("d", "F64", "[2]", 24, 40) + "}";
        WeightFile file = WeightFile.Open(RawFile.Of(header, data));

        Assert.Equal([float.NaN, float.NegativeInfinity, 5.9604645e-8f, 65504], Read(file, "h", 0, 4));
        Assert.Equal([float.NaN, float.NegativeInfinity, BitConverter.Int32BitsToSingle(0x00010000), 1.0078125f], Read(file, "b", 0, 4));
        Assert.Equal([float.NaN, float.PositiveInfinity], Read(file, "s", 0, 2));
        Assert.Equal([float.PositiveInfinity, 1f / 3], Read(file, "d", 0, 2));
    }

    [Fact]
    public void Parts_are_read_in_any_order_and_a_stream_starts_at_its_position()
    {
        using var stream = new MemoryStream();
        stream.Write("before"u8);
        SafeTensorsWriter.Write(stream, [("b", [3], new float[] { 1, 2, 3 }), ("a", [2, 2], new float[] { 4, 5, 6, 7 }), ("c", [], new float[] { 8 })]);
        stream.Position = 6;
        WeightFile file = WeightFile.Open(stream);
        Assert.Equal([3], Read(file, "b", 2, 1));
        Assert.Equal([5, 6], Read(file, "a", 1, 2));
        Assert.Equal([8], Read(file, "c", 0, 1));
        Assert.Equal([], Read(file, "b", 3, 0));
        Assert.True(stream.CanRead);
    }

    [Theory]
    [InlineData(-1, 1)]
    [InlineData(3, 1)]
    [InlineData(0, 4)]
    [InlineData(2, 2)]
    [InlineData(long.MaxValue, 2)]
    public void A_part_outside_the_tensor_is_refused(long first, int count)
    {
        byte[] bytes = RawFile.Of("{" + RawFile.Tensor("w", "F32", "[3]", 0, 12) + "}", new byte[12]);
        var error = Assert.Throws<ArgumentOutOfRangeException>(() => Read(WeightFile.Open(bytes), "w", first, count));
        Assert.Contains($"{count} values from {first} were asked of tensor 'w', which has 3.", error.Message);
    }

    [Fact]
    public void A_tensor_that_is_not_there_or_not_readable_is_named()
    {
        byte[] bytes = RawFile.Of("{" + RawFile.Tensor("q", "F8_E4M3", "[3]", 0, 3) + "}", new byte[3]);
        Assert.Contains("no tensor 'w'", Assert.Throws<WeightFileException>(() => Read(WeightFile.Open(bytes), "w", 0, 1)).Message);
        Assert.Contains("tensor 'q' is of type 'F8_E4M3'; F32, F16, BF16 and F64 can be read", Assert.Throws<WeightFileException>(() => Read(WeightFile.Open(bytes), "q", 0, 1)).Message);
    }

    [Fact]
    public void A_stream_that_shrinks_after_opening_ends_early()
    {
        var stream = new MemoryStream();
        SafeTensorsWriter.Write(stream, [("w", [4], new float[4])]);
        stream.Position = 0;
        var error = Assert.Throws<WeightFileException>(() =>
        {
            WeightFile file = WeightFile.Open(stream);
            stream.SetLength(stream.Length - 3);
            Read(file, "w", 0, 4);
        });
        Assert.Contains("13 bytes came where 16 were to be read", error.Message);
    }

    [Fact]
    public void A_file_on_disk_is_read_and_named_in_errors()
    {
        string path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        try
        {
            using (FileStream output = File.Create(path))
                SafeTensorsWriter.Write(output, [("w", [2], new float[] { 1, 2 })]);
            using FileStream input = File.OpenRead(path);
            Assert.Equal([1, 2], Read(WeightFile.Open(input), "w", 0, 2));
            input.Position = 0;
            var error = Assert.Throws<WeightFileException>(() => WeightFile.Open(input).Check("Net", [], allowExtra: false));
            Assert.StartsWith($"{Path.GetFileName(path)} does not fit the network Net.", error.Message);
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static void AssertReads(WeightFile file, float[] values)
    {
        Assert.Equal(values, Read(file, "w", 0, Many));
        Assert.Equal(values[49_990..], Read(file, "w", 49_990, 10));
        Assert.Equal(values[1..20_000], Read(file, "w", 1, 19_999));
    }

    private static float[] Read(WeightFile file, string name, long first, int count)
    {
        float[] values = new float[count];
        file.Read(name, first, values);
        return values;
    }

    private static void Encode(string type, float value, Span<byte> target)
    {
        switch (type)
        {
            case "F32": BinaryPrimitives.WriteSingleLittleEndian(target, value); break;
            case "F16": BinaryPrimitives.WriteHalfLittleEndian(target, (Half)value); break;
            case "BF16": BinaryPrimitives.WriteUInt16LittleEndian(target, (ushort)(BitConverter.SingleToUInt32Bits(value) >> 16)); break;
            default: BinaryPrimitives.WriteDoubleLittleEndian(target, value); break;
        }
    }
}
