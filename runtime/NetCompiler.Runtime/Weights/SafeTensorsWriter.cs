using System.Buffers;
using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace NetCompiler.Weights;

/// <summary>Writes safetensors files, which <see cref="WeightFile"/> and every framework with safetensors support read.</summary>
public static class SafeTensorsWriter
{
    private const int HeaderAlignment = 8;

    /// <summary>
    /// Writes tensors as F32. The same tensors give the same bytes, in whatever order they come: they are sorted by name, and the
    /// header is padded so that the values start on a multiple of eight bytes.
    /// </summary>
    /// <param name="stream">Receives the file from its position on; it need not seek and stays open.</param>
    /// <param name="tensors">The name, the shape (outermost axis first, empty for a single value) and the values (the last axis runs fastest) of each tensor.</param>
    /// <exception cref="ArgumentException">A name comes twice or is <c>__metadata__</c>, or a tensor has not as many values as its shape says. Nothing is written then.</exception>
    public static void Write(Stream stream, IEnumerable<(string Name, int[] Shape, ReadOnlyMemory<float> Values)> tensors)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(tensors);
        (string Name, int[] Shape, ReadOnlyMemory<float> Values)[] sorted = [.. tensors];
        Array.Sort(sorted, static (a, b) => string.CompareOrdinal(a.Name, b.Name));
        stream.Write(Header(sorted).WrittenSpan);
        foreach ((_, _, ReadOnlyMemory<float> values) in sorted)
            WriteValues(stream, values.Span);
    }

    // The length prefix and the padded JSON.
    private static ArrayBufferWriter<byte> Header(ReadOnlySpan<(string Name, int[] Shape, ReadOnlyMemory<float> Values)> sorted)
    {
        var json = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(json))
        {
            writer.WriteStartObject();
            long offset = 0;
            for (int i = 0; i < sorted.Length; i++)
            {
                (string name, int[] shape, ReadOnlyMemory<float> values) = sorted[i];
                CheckTensor(name, shape, values.Length);
                if (i > 0 && sorted[i - 1].Name == name)
                    throw new ArgumentException($"Two tensors are called {TensorText.Name(name)}.");
                writer.WriteStartObject(name);
                writer.WriteString("dtype", "F32");
                writer.WriteStartArray("shape");
                foreach (int size in shape)
                    writer.WriteNumberValue(size);
                writer.WriteEndArray();
                writer.WriteStartArray("data_offsets");
                writer.WriteNumberValue(offset);
                writer.WriteNumberValue(offset += (long)values.Length * sizeof(float));
                writer.WriteEndArray();
                writer.WriteEndObject();
            }

            writer.WriteEndObject();
        }

        int padded = (json.WrittenCount + HeaderAlignment - 1) / HeaderAlignment * HeaderAlignment;
        var header = new ArrayBufferWriter<byte>(sizeof(ulong) + padded);
        BinaryPrimitives.WriteUInt64LittleEndian(header.GetSpan(sizeof(ulong)), (ulong)padded);
        header.Advance(sizeof(ulong));
        header.Write(json.WrittenSpan);
        header.GetSpan(HeaderAlignment)[..(padded - json.WrittenCount)].Fill((byte)' ');
        header.Advance(padded - json.WrittenCount);
        return header;
    }

    private static void CheckTensor(string name, int[] shape, int values)
    {
        if (name == "__metadata__")
            throw new ArgumentException("The name __metadata__ is reserved by the format.");
        Int128 elements = 1;
        foreach (int size in shape)
        {
            if (size < 0)
                throw new ArgumentException($"Tensor {TensorText.Name(name)} has the shape {TensorText.Shape(shape)}.");

            // Stays far from overflow: beyond the count of any array, more factors change nothing but a zero.
            elements = size == 0 ? 0 : elements > int.MaxValue ? elements : elements * size;
        }

        if (elements != values)
            throw new ArgumentException($"Tensor {TensorText.Name(name)} of shape {TensorText.Shape(shape)} comes with {values} values.");
    }

    private static void WriteValues(Stream stream, ReadOnlySpan<float> values)
    {
        if (BitConverter.IsLittleEndian)
        {
            // A span counts bytes in 32 bits; an array of floats may have more.
            const int Most = 1 << 28;
            for (; values.Length > Most; values = values[Most..])
                stream.Write(MemoryMarshal.AsBytes(values[..Most]));
            stream.Write(MemoryMarshal.AsBytes(values));
            return;
        }

        Span<byte> bytes = stackalloc byte[sizeof(float)];
        foreach (float value in values)
        {
            BinaryPrimitives.WriteSingleLittleEndian(bytes, value);
            stream.Write(bytes);
        }
    }
}
