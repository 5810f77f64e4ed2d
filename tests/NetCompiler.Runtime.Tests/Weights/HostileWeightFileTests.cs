using System.Text;
using NetCompiler.Weights;
using Xunit;

namespace NetCompiler.Runtime.Tests.Weights;

public class HostileWeightFileTests
{
    public static TheoryData<string, byte[], string> Prefixes => new()
    {
        { "empty", [], "has 0 bytes; a safetensors file has at least 8" },
        { "short", [1, 2, 3], "has 3 bytes; a safetensors file has at least 8" },
        { "no header", RawFile.WithLength(0, 1, 2), "said to be 0 bytes long" },
        { "header longer than the file", RawFile.WithLength(3, (byte)'{', (byte)'}'), "said to be 3 bytes long, but only 2 bytes follow" },
        { "largest header", RawFile.WithLength(ulong.MaxValue, 1), "said to be 18446744073709551615 bytes long, but only 1 bytes follow" },
        { "no brace", RawFile.Of(" {}"), "begins with byte 0x20 instead of an opening brace. This is not a safetensors file, or it is damaged." },
        { "zip", [.. "PK"u8, 3, 4, 20, 0, 0, 0, 0, 0], "not a safetensors file but a zip archive" },
        { "gguf", [.. "GGUF"u8, 3, 0, 0, 0, 9], "not a safetensors file but a GGUF file" },
        { "pickle", [0x80, 2, 0x8A, 10, 0x6C, 0xFC, 0x9C, 0x46, 0xF9], "not a safetensors file but a Python pickle" },
        { "hdf5", [0x89, .. "HDF\r\n"u8, 0x1A, 10, 0], "not a safetensors file but an HDF5 file" },
        { "numpy", [0x93, .. "NUMPY"u8, 1, 0, 0x76], "not a safetensors file but a NumPy array" },
        { "gzip", [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0], "not a safetensors file but gzip data" },
        { "onnx", [8, 7, 0x12, 7, .. "pytorch"u8], "not a safetensors file but, as it seems, an ONNX model" },
        { "page", [.. "<!DOCTYPE html>"u8], "not a safetensors file but, as it seems, a web page" },
        { "pointer", [.. "version https://git-lfs.github.com/spec/v1"u8], "not a safetensors file but a Git LFS pointer" },
    };

    // The header, how many bytes of data follow, a part of the message.
    public static TheoryData<string, int, string> Headers => new()
    {
        { "{", 0, "the header is not valid JSON at byte 1 of 1" },
        { "{} x", 0, "the header is not valid JSON" },
        { "{}{}", 0, "the header is not valid JSON" },
        { "{\"a\":1}", 0, "tensor 'a' is a number instead of an object" },
        { "{\"a\":null}", 0, "tensor 'a' is null instead of an object" },
        { "{\"__metadata__\":[]}", 0, "__metadata__ is an array instead of an object" },
        { "{\"__metadata__\":{},\"__metadata__\":{}}", 0, "__metadata__ twice" },
        { "{\"a\":{\"x\":" + new string('[', 40) + new string(']', 40) + "}}", 0, "the header is not valid JSON" },
        { "{\"a\":" + string.Concat(Enumerable.Repeat("{\"a\":", 5000)), 0, "the header is not valid JSON" },
        { "{\"\\ud800\":{}}", 0, "the header is not valid JSON" },
        { "{" + RawFile.Tensor("a", "F32", "[1]", 0, 4) + "," + RawFile.Tensor("a", "F32", "[1]", 4, 8) + "}", 8, "holds the tensor 'a' twice" },
        { "{" + RawFile.Tensor("a", "F32", "[1]", 0, 4) + "," + RawFile.Tensor("\\u0061", "F32", "[1]", 4, 8) + "}", 8, "holds the tensor 'a' twice" },
        { "{\"a\":{\"dtype\":\"F32\",\"dtype\":\"F32\",\"shape\":[],\"data_offsets\":[0,4]}}", 4, "tensor 'a' has two entries dtype" },
        { "{\"a\":{\"shape\":[],\"data_offsets\":[0,4]}}", 4, "tensor 'a' has no dtype" },
        { "{\"a\":{\"dtype\":\"F32\",\"data_offsets\":[0,4]}}", 4, "tensor 'a' has no shape" },
        { "{\"a\":{\"dtype\":\"F32\",\"shape\":[]}}", 4, "tensor 'a' has no data_offsets" },
        { "{\"a\":{\"dtype\":32,\"shape\":[],\"data_offsets\":[0,4]}}", 4, "the dtype of tensor 'a' is a number instead of a string" },
        { "{\"a\":{\"dtype\":\"F32\",\"shape\":{},\"data_offsets\":[0,4]}}", 4, "the shape of tensor 'a' is an object instead of an array" },
        { "{\"a\":{\"dtype\":\"F32\",\"shape\":[true],\"data_offsets\":[0,4]}}", 4, "an element of the shape of tensor 'a' is a truth value instead of a number" },
        { "{\"a\":{\"dtype\":\"F32\",\"shape\":[],\"data_offsets\":[0,4,8]}}", 4, "data_offsets of tensor 'a' are 3 numbers instead of 2" },
        { "{" + RawFile.Tensor("a", "F32", "[-1]", 0, 4) + "}", 4, "the shape of tensor 'a' holds -1, which is no whole number" },
        { "{" + RawFile.Tensor("a", "F32", "[1.5]", 0, 4) + "}", 4, "the shape of tensor 'a' holds 1.5, which is no whole number" },
        { "{" + RawFile.Tensor("a", "F32", "[1e0]", 0, 4) + "}", 4, "the shape of tensor 'a' holds 1e0, which is no whole number" },
        { "{" + RawFile.Tensor("a", "F32", "[99999999999999999999]", 0, 4) + "}", 4, "holds 99999999999999999999, which is no whole number" },
        { "{" + RawFile.Tensor("a", "F32", "[4611686018427387904,4]", 0, 0) + "}", 0, "tensor 'a' of shape 4611686018427387904×4 has more than" },
        { "{" + RawFile.Tensor("a", "F32", "[4294967296,4294967296,4294967296,4294967296]", 0, 0) + "}", 0, "has more than 9223372036854775807 values" },
        { "{" + RawFile.Tensor("a", "F32", "[4611686018427387904]", 0, 0) + "}", 0, "takes 18446744073709551616 bytes, but bytes 0 to 0 are 0" },
        { "{" + RawFile.Tensor("a", "F32", "[" + string.Join(',', Enumerable.Repeat("1", 65)) + "]", 0, 4) + "}", 4, "the shape of tensor 'a' has more than 64 elements" },
        { "{" + RawFile.Tensor("a", "F32", "[1]", 8, 4) + "}", 8, "tensor 'a' begins at byte 8 of the data, after its end at byte 4" },
        { "{" + RawFile.Tensor("a", "F32", "[1]", -4, 0) + "}", 8, "data_offsets of tensor 'a' holds -4" },
        { "{" + RawFile.Tensor("a", "F32", "[6,1,5,5]", 0, 600) + "}", 599, "tensor 'a' ends at byte 600 of the data, which has only 599" },
        { "{" + RawFile.Tensor("a", "F32", "[1]", 0, long.MaxValue) + "}", 4, "ends at byte 9223372036854775807 of the data, which has only 4" },
        { "{" + RawFile.Tensor("a", "F32", "[3]", 0, 8) + "}", 8, "tensor 'a' of shape 3 and type F32 takes 12 bytes, but bytes 0 to 8 are 8" },
        { "{" + RawFile.Tensor("a", "BOOL", "[3]", 0, 8) + "}", 8, "takes 3 bytes, but bytes 0 to 8 are 8" },
        { "{" + RawFile.Tensor("a", "F32", "[2]", 0, 8) + "," + RawFile.Tensor("b", "F32", "[2]", 4, 12) + "}", 12, "tensors overlap: 'b' begins at byte 4 of the data, before 'a' ends at byte 8" },
        { "{" + RawFile.Tensor("b", "F32", "[1]", 8, 12) + "," + RawFile.Tensor("a", "F32", "[1]", 0, 4) + "}", 12, "4 bytes belong to no tensor: 'b' begins at byte 8 of the data, 'a' ends at byte 4" },
        { "{" + RawFile.Tensor("a", "F32", "[1]", 4, 8) + "}", 8, "4 bytes belong to no tensor: 'a' begins at byte 4 of the data, the start ends at byte 0" },
        { "{" + RawFile.Tensor("a", "F32", "[1]", 0, 4) + "}", 7, "3 bytes belong to no tensor: the data has 7 bytes, the last tensor ends at byte 4" },
        { "{}", 1, "1 bytes belong to no tensor" },
    };

    [Theory]
    [MemberData(nameof(Prefixes))]
    public void A_file_that_is_something_else_is_told_apart(string what, byte[] file, string message)
    {
        Assert.NotEmpty(what);
        AssertRefused(file, message);
    }

    [Theory]
    [MemberData(nameof(Headers))]
    public void A_wrong_header_is_refused_with_its_numbers(string header, int dataLength, string message) =>
        AssertRefused(RawFile.Of(header, new byte[dataLength]), message);

    [Fact]
    public void Text_that_is_not_utf8_is_refused() =>
        AssertRefused(RawFile.Of([.. "{\""u8, 0xFF, 0xFE, .. "\":{}}"u8]), "the header is not valid JSON");

    [Fact]
    public void A_header_beyond_the_limit_is_refused_before_it_is_read()
    {
        using var stream = new EndlessStream(length: 1L << 40, headerLength: 100_000_001);
        var error = Assert.Throws<WeightFileException>(() => { WeightFile.Open(stream); });
        Assert.Contains("100000001 bytes long, more than the 100000000 allowed", error.Message);
    }

    [Fact]
    public void What_is_unusual_but_right_is_accepted()
    {
        string header = "{ \"__metadata__\" : {\"a\":\"b\"}, " + RawFile.Tensor("b", "F32", "[0,3]", 4, 4) + ","
            + RawFile.Tensor("a", "F32", "[]", 0, 4) + ",\"q\":{\"note\":{\"x\":[1]},\"data_offsets\":[4,7],\"shape\":[2,2],\"dtype\":\"F6_E3M2\"}} \n\t  ";
        WeightFile.Open(RawFile.Of(header, new byte[7])).Check("Net", [new("a", []), new("b", [0, 3])], allowExtra: true);
    }

    [Fact]
    public void Random_damage_never_ends_in_anything_but_a_weight_file_exception()
    {
        string text = "{\"__metadata__\":{\"format\":\"pt\"}," + RawFile.Tensor("conv1.weight", "F32", "[2,1,3,3]", 0, 72) + ","
            + RawFile.Tensor("conv1.bias", "F16", "[2]", 72, 76) + "," + RawFile.Tensor("bn1.num_batches_tracked", "I64", "[]", 76, 84) + ","
            + RawFile.Tensor("fc1.weight", "BF16", "[4,2]", 84, 100) + "," + RawFile.Tensor("fc1.bias", "F64", "[4]", 100, 132) + "}";
        byte[] whole = RawFile.Of(text, new byte[132]);
        TensorSpec[] expected = [new("conv1.weight", [2, 1, 3, 3]), new("conv1.bias", [2]), new("fc1.weight", [4, 2]), new("fc1.bias", [4])];
        float[] values = new float[18];
        Use(WeightFile.Open(whole), expected, values);

        const int Seed = 20_250_101;
        var random = new Random(Seed);
        int refused = 0;
        for (int round = 0; round < 30_000; round++)
        {
            byte[] file = Damage(whole, 8 + text.Length, random);
            long before = GC.GetAllocatedBytesForCurrentThread();
            try
            {
                switch (round % 3)
                {
                    case 0: Use(WeightFile.Open(file), expected, values); break;
                    case 1: Use(WeightFile.Open(new MemoryStream(file)), expected, values); break;
                    default: Use(WeightFile.Open(new OneWayStream(file, most: 100)), expected, values); break;
                }
            }
            catch (WeightFileException)
            {
                refused++;
            }
            catch (Exception exception)
            {
                Assert.Fail($"Seed {Seed}, round {round}: {exception}");
            }

            long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
            Assert.True(allocated < 1_000_000, $"Seed {Seed}, round {round}: {allocated} bytes allocated for a file of {file.Length}.");
        }

        Assert.InRange(refused, 15_000, 30_000);
    }

    private static void Use(WeightFile file, TensorSpec[] expected, float[] values)
    {
        file.Check("Net", expected, allowExtra: true);
        foreach (TensorSpec spec in expected)
        {
            int count = 1;
            foreach (int size in spec.Shape)
                count *= size;
            file.Read(spec.Name, 0, values.AsSpan(0, count));
        }
    }

    private static byte[] Damage(byte[] whole, int headerEnd, Random random)
    {
        byte[] file = random.Next(5) == 0 ? whole[..random.Next(whole.Length)] : [.. whole];
        for (int flips = random.Next(1, 5); flips > 0 && file.Length > 0; flips--)
        {
            int at = random.Next(Math.Min(headerEnd, file.Length));

            // Half of them plausible: a digit or a piece of punctuation instead of another.
            file[at] = random.Next(2) == 0 ? (byte)random.Next(256) : "0123456789-.e{}[],:\"\\ "u8[random.Next(22)];
        }

        return file;
    }

    private static void AssertRefused(byte[] file, string message)
    {
        Assert.Contains(message, Assert.Throws<WeightFileException>(() => { WeightFile.Open(file); }).Message);
        Assert.Contains(message, Assert.Throws<WeightFileException>(() => { WeightFile.Open(new MemoryStream(file)); }).Message);
        Assert.Contains(message, Assert.Throws<WeightFileException>(() => { WeightFile.Open(new OneWayStream(file)); }).Message);
    }

    // Says it is long, and may be asked only for the length of its header.
    private sealed class EndlessStream(long length, ulong headerLength) : MemoryStream(RawFile.WithLength(headerLength, Encoding.UTF8.GetBytes("{")))
    {
        public override long Length => length;
    }
}
