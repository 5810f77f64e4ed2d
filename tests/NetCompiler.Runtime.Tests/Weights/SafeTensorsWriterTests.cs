using System.Text;
using NetCompiler.Weights;
using Xunit;

namespace NetCompiler.Runtime.Tests.Weights;

public class SafeTensorsWriterTests
{
    [Fact]
    public void The_bytes_are_those_of_the_format()
    {
        byte[] file = Write(("b", [2], new float[] { 1, 2 }), ("a", [], new float[] { 3 }));
        string header = """{"a":{"dtype":"F32","shape":[],"data_offsets":[0,4]},"b":{"dtype":"F32","shape":[2],"data_offsets":[4,12]}}""";
        int padded = (header.Length + 7) / 8 * 8;
        Assert.Equal(padded, BitConverter.ToInt64(file, 0));
        Assert.Equal(header.PadRight(padded), Encoding.UTF8.GetString(file, 8, padded));
        Assert.Equal([0, 0, 0x40, 0x40, 0, 0, 0x80, 0x3F, 0, 0, 0, 0x40], file[(8 + padded)..]);
    }

    [Fact]
    public void What_is_written_is_read_back()
    {
        var random = new Random(3);
        for (int round = 0; round < 50; round++)
        {
            (string Name, int[] Shape, ReadOnlyMemory<float> Values)[] tensors =
            [
                .. Enumerable.Range(0, random.Next(20)).Select(i =>
                {
                    int[] shape = [.. Enumerable.Range(0, random.Next(5)).Select(_ => random.Next(5))];
                    float[] values = [.. Enumerable.Range(0, shape.Aggregate(1, (a, b) => a * b)).Select(_ => random.NextSingle())];
                    return ($"layer{random.Next()}.\"é\\\n{i}", shape, new ReadOnlyMemory<float>(values));
                }),
            ];
            byte[] bytes = Write(tensors);
            WeightFile file = WeightFile.Open(bytes);
            file.Check("Net", [.. tensors.Select(tensor => new TensorSpec(tensor.Name, tensor.Shape))], allowExtra: false);
            foreach ((string name, _, ReadOnlyMemory<float> values) in tensors)
            {
                float[] read = new float[values.Length];
                file.Read(name, 0, read);
                Assert.Equal(values.ToArray(), read);
            }

            Assert.Equal(bytes, Write([.. tensors.Reverse()]));
        }
    }

    [Fact]
    public void What_no_reader_could_take_is_refused_before_anything_is_written()
    {
        AssertRefused("Two tensors are called 'a'.", ("a", [1], new float[1]), ("a", [1], new float[1]));
        AssertRefused("The name __metadata__ is reserved", ("__metadata__", [1], new float[1]));
        AssertRefused("Tensor 'a' of shape 2×3 comes with 5 values.", ("a", [2, 3], new float[5]));
        AssertRefused("Tensor 'a' has the shape -1×-1.", ("a", [-1, -1], new float[1]));
        AssertRefused("comes with 0 values", ("a", [.. Enumerable.Repeat(65536, 60)], Array.Empty<float>()));
    }

    private static byte[] Write(params (string Name, int[] Shape, ReadOnlyMemory<float> Values)[] tensors)
    {
        using var stream = new MemoryStream();
        SafeTensorsWriter.Write(stream, tensors);
        return stream.ToArray();
    }

    private static void AssertRefused(string message, params (string Name, int[] Shape, ReadOnlyMemory<float> Values)[] tensors)
    {
        using var stream = new MemoryStream();
        Assert.Contains(message, Assert.Throws<ArgumentException>(() => SafeTensorsWriter.Write(stream, tensors)).Message);
        Assert.Equal(0, stream.Length);
    }
}
