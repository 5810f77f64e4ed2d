using System.Buffers.Binary;
using System.Text.Json;

namespace NetCompiler.Benches;

/// <summary>
/// Weight files in memory (safetensors: header length, JSON header, little-endian float32 values) for networks whose speed
/// is measured. The values are the same in every run, of the size that training leaves, and never subnormal, since
/// subnormal numbers would change the time.
/// </summary>
internal static class WeightFile
{
    public static byte[] LeNet1() => Write(
        Layer("conv1", 4, 1, 5, 5), Layer("conv2", 12, 4, 5, 5), Layer("fc", 10, 192));

    public static byte[] LeNet5() => Write(
        Layer("conv1", 6, 1, 5, 5), Layer("conv2", 16, 6, 5, 5),
        Layer("fc1", 120, 256), Layer("fc2", 84, 120), Layer("fc3", 10, 84));

    public static byte[] Digits() => Write(
        Layer("conv1", 16, 1, 3, 3), Norm("bn1", 16),
        Layer("conv2", 32, 16, 3, 3), Norm("bn2", 32),
        Layer("conv3", 64, 32, 3, 3), Norm("bn3", 64),
        Layer("fc", 10, 3136));

    // A convolution's or dense layer's weight (outputs first) and bias; the scale keeps activations near one in any depth.
    private static TensorValues[] Layer(string name, params int[] shape)
    {
        int outputs = shape[0];
        double scale = Math.Sqrt(3.0 * outputs / Length(shape));
        return [Uniform($"{name}.weight", shape, 0, scale), Uniform($"{name}.bias", [outputs], 0, 0.1)];
    }

    private static TensorValues[] Norm(string name, int channels) =>
    [
        Uniform($"{name}.weight", [channels], 1, 0.2),
        Uniform($"{name}.bias", [channels], 0, 0.1),
        Uniform($"{name}.running_mean", [channels], 0, 0.1),
        Uniform($"{name}.running_var", [channels], 1, 0.2),
    ];

    // offset ± scale, evenly spread. 24 random bits of a half-odd grid: no value is nearer to zero than scale / 2^24.
    private static TensorValues Uniform(string name, int[] shape, double offset, double scale)
    {
        var values = new float[Length(shape)];
        ulong state = 0xCBF29CE484222325;
        foreach (char letter in name)
            state = (state ^ letter) * 0x100000001B3;
        for (int i = 0; i < values.Length; i++)
        {
            state += 0x9E3779B97F4A7C15;
            ulong mixed = (state ^ (state >> 30)) * 0xBF58476D1CE4E5B9;
            mixed ^= mixed >> 27;
            values[i] = (float)(offset + scale * (((mixed >> 40) + 0.5) / (1 << 23) - 1));
        }

        return new TensorValues(name, shape, values);
    }

    private static byte[] Write(params TensorValues[][] layers)
    {
        var header = new Dictionary<string, object>();
        int length = 0;
        foreach (TensorValues tensor in layers.SelectMany(layer => layer))
        {
            int end = length + tensor.Values.Length * sizeof(float);
            header[tensor.Name] = new { dtype = "F32", shape = tensor.Shape, data_offsets = (int[])[length, end] };
            length = end;
        }

        // The format allows trailing spaces in the header: with them the values start on a multiple of eight bytes.
        byte[] json = JsonSerializer.SerializeToUtf8Bytes(header);
        int headerLength = (json.Length + 7) / 8 * 8;
        var file = new byte[sizeof(ulong) + headerLength + length];
        file.AsSpan().Slice(sizeof(ulong), headerLength).Fill((byte)' ');
        BinaryPrimitives.WriteUInt64LittleEndian(file, (ulong)headerLength);
        json.CopyTo(file, sizeof(ulong));
        Span<byte> rest = file.AsSpan(sizeof(ulong) + headerLength);
        foreach (TensorValues tensor in layers.SelectMany(layer => layer))
        {
            foreach (float value in tensor.Values)
            {
                BinaryPrimitives.WriteSingleLittleEndian(rest, value);
                rest = rest[sizeof(float)..];
            }
        }

        return file;
    }

    private static int Length(int[] shape) => shape.Aggregate(1, (product, size) => product * size);

    private sealed record TensorValues(string Name, int[] Shape, float[] Values);
}
