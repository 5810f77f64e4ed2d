using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace NetCompiler.TestKit.Reference;

/// <summary>
/// A safetensors file whose tensors are given by formula, to be read as a stream: a value is computed whenever it is read, so the file takes no
/// memory however large the network.
/// </summary>
public sealed class FormulaFile : Stream
{
    private readonly byte[] _header;
    private readonly FormulaTensor[] _tensors;
    private readonly ulong[] _seeds;

    // Where each tensor ends, in values from the first.
    private readonly long[] _ends;

    /// <param name="tensors">The tensors; they stand in the file in this order.</param>
    public FormulaFile(IReadOnlyList<FormulaTensor> tensors)
    {
        _tensors = [.. tensors];
        _seeds = Array.ConvertAll(_tensors, tensor => Formula.Fnv1a64(tensor.Name));
        _ends = new long[_tensors.Length];
        long end = 0;
        for (int i = 0; i < _tensors.Length; i++)
            _ends[i] = end += _tensors[i].Length;
        _header = Header();
        Length = _header.Length + (end * sizeof(float));
    }

    public override bool CanRead => true;

    public override bool CanSeek => true;

    public override bool CanWrite => false;

    public override long Length { get; }

    public override long Position { get; set; }

    public override int Read(Span<byte> buffer)
    {
        long left = Math.Max(Length - Position, 0);
        if (left < buffer.Length)
            buffer = buffer[..(int)left];
        Span<byte> rest = buffer;
        while (!rest.IsEmpty)
        {
            int count = Position < _header.Length ? ReadHeader(rest) : ReadValues(rest, Position - _header.Length);
            Position += count;
            rest = rest[count..];
        }

        return buffer.Length;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override long Seek(long offset, SeekOrigin origin) => Position = origin switch
    {
        SeekOrigin.Begin => offset,
        SeekOrigin.Current => Position + offset,
        _ => Length + offset,
    };

    public override void Flush()
    {
    }

    public override void SetLength(long value) => throw new NotSupportedException("A file by formula is read only.");

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException("A file by formula is read only.");

    private int ReadHeader(Span<byte> buffer)
    {
        ReadOnlySpan<byte> rest = _header.AsSpan((int)Position);
        int count = Math.Min(rest.Length, buffer.Length);
        rest[..count].CopyTo(buffer);
        return count;
    }

    // As much as there is of one tensor: whole values, or a part of one where the read does not begin or end on a value.
    private int ReadValues(Span<byte> buffer, long offset)
    {
        (long value, int within) = ((long)((ulong)offset / sizeof(float)), (int)((ulong)offset % sizeof(float)));
        int found = Array.BinarySearch(_ends, value + 1);
        int tensor = found >= 0 ? found : ~found;
        int first = (int)(value - (_ends[tensor] - _tensors[tensor].Length));
        if (within == 0 && buffer.Length >= sizeof(float))
        {
            Span<float> values = MemoryMarshal.Cast<byte, float>(buffer);
            values = values[..Math.Min(values.Length, _tensors[tensor].Length - first)];
            Fill(values, tensor, first);
            return values.Length * sizeof(float);
        }

        Span<float> single = stackalloc float[1];
        Fill(single, tensor, first);
        Span<byte> bytes = MemoryMarshal.AsBytes(single)[within..];
        bytes = bytes[..Math.Min(bytes.Length, buffer.Length)];
        bytes.CopyTo(buffer);
        return bytes.Length;
    }

    private void Fill(Span<float> values, int tensor, int first) => Formula.Fill(values, _seeds[tensor], first, _tensors[tensor].Offset, _tensors[tensor].Scale);

    // The length prefix and the JSON.
    private byte[] Header()
    {
        using MemoryStream json = new();
        json.Write(stackalloc byte[sizeof(ulong)]);
        using (Utf8JsonWriter writer = new(json))
        {
            writer.WriteStartObject();
            for (int i = 0; i < _tensors.Length; i++)
            {
                writer.WriteStartObject(_tensors[i].Name);
                writer.WriteString("dtype", "F32");
                writer.WriteStartArray("shape");
                foreach (int size in _tensors[i].Shape)
                    writer.WriteNumberValue(size);
                writer.WriteEndArray();
                writer.WriteStartArray("data_offsets");
                writer.WriteNumberValue((_ends[i] - _tensors[i].Length) * sizeof(float));
                writer.WriteNumberValue(_ends[i] * sizeof(float));
                writer.WriteEndArray();
                writer.WriteEndObject();
            }

            writer.WriteEndObject();
        }

        byte[] header = json.ToArray();
        BinaryPrimitives.WriteUInt64LittleEndian(header, (ulong)(header.Length - sizeof(ulong)));
        return header;
    }
}
