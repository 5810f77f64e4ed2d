using System.Buffers;
using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace NetCompiler.Weights;

/// <summary>
/// A safetensors file, opened for reading: eight bytes of header length, a JSON header, the values. The header is checked as a
/// whole on opening; values are read a piece at a time, so that no second copy of the weights ever exists. Values may be NaN or infinite.
/// Format: https://github.com/huggingface/safetensors.
/// </summary>
public readonly ref struct WeightFile
{
    private const int PrefixLength = sizeof(ulong);

    // The limit of the format's own implementation.
    private const int LongestHeader = 100_000_000;

    // What is converted at a time on the way from a stream: fits the second-level cache.
    private const int PieceBytes = 64 * 1024;

    private readonly string _name;
    private readonly Dictionary<string, StoredTensor> _tensors;
    private readonly ReadOnlySpan<byte> _data;
    private readonly Stream? _stream;
    private readonly long _dataStart;

    private WeightFile(string name, Dictionary<string, StoredTensor> tensors, ReadOnlySpan<byte> data)
    {
        _name = name;
        _tensors = tensors;
        _data = data;
    }

    private WeightFile(string name, Dictionary<string, StoredTensor> tensors, Stream stream, long dataStart)
    {
        _name = name;
        _tensors = tensors;
        _stream = stream;
        _dataStart = dataStart;
    }

    /// <summary>
    /// Opens a file from the stream's position to its end. A stream that can seek is read tensor by tensor and must stay open as long as
    /// the result is used; any other is read into memory here. The stream remains the caller's to close.
    /// </summary>
    /// <param name="stream">The file's bytes.</param>
    /// <exception cref="WeightFileException">The file is damaged or no safetensors file.</exception>
    public static WeightFile Open(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        string name = stream is FileStream file ? Path.GetFileName(file.Name) : "The weight stream";
        if (!stream.CanSeek)
            return Open(name, ReadToEnd(stream, name));

        long start = stream.Position;
        long length = stream.Length - start;
        CheckLength(name, length);
        Span<byte> prefix = stackalloc byte[PrefixLength];
        Fill(stream, prefix, name);
        byte[] header = new byte[HeaderLength(name, prefix, length)];
        Fill(stream, header, name);
        CheckBrace(name, prefix, header);
        long headerEnd = PrefixLength + header.Length;
        return new WeightFile(name, SafeTensorsHeader.Parse(name, header, length - headerEnd), stream, start + headerEnd);
    }

    /// <summary>Opens a file in memory. The bytes are not copied: they must not change as long as the result is used.</summary>
    /// <param name="bytes">The whole file.</param>
    /// <exception cref="WeightFileException">The file is damaged or no safetensors file.</exception>
    public static WeightFile Open(ReadOnlySpan<byte> bytes) => Open("The weight data", bytes);

    /// <summary>
    /// Checks that the file holds the network's tensors in their shapes and nothing else. Integer and boolean tensors and
    /// <c>*.num_batches_tracked</c>, which training leaves behind, are passed over.
    /// </summary>
    /// <param name="network">The network's name, for the message.</param>
    /// <param name="expected">The tensors the network reads.</param>
    /// <param name="allowExtra">Whether the file may hold other tensors.</param>
    /// <exception cref="WeightFileException">Lists every tensor that is missing, of another shape, of a type that cannot be read, or too many.</exception>
    public void Check(string network, ReadOnlySpan<TensorSpec> expected, bool allowExtra)
    {
        var report = new WeightFileReport();
        var needed = new HashSet<string>(expected.Length, StringComparer.Ordinal);
        foreach (TensorSpec spec in expected)
        {
            needed.Add(spec.Name);
            if (!_tensors.TryGetValue(spec.Name, out StoredTensor? tensor))
                report.AddMissing(spec);
            else if (!tensor.HasShape(spec.Shape))
                report.AddMisshaped(spec, tensor);
            else if (!tensor.Type.IsReadable())
                report.AddUnreadable(tensor);
        }

        foreach (StoredTensor tensor in _tensors.Values)
        {
            if (!allowExtra && !tensor.IsBookkeeping && !needed.Contains(tensor.Name))
                report.AddExtra(tensor);
        }

        report.ThrowIfAny(_name, network);
    }

    /// <summary>Reads a part of a tensor as float32, in the order of the file (the last axis runs fastest).</summary>
    /// <param name="name">The tensor's name.</param>
    /// <param name="first">The index of the first value to read.</param>
    /// <param name="destination">Receives as many values as it is long.</param>
    /// <exception cref="WeightFileException">There is no such tensor, its type cannot be read, or the file ends early.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The part does not lie within the tensor.</exception>
    public void Read(string name, long first, Span<float> destination)
    {
        if (!_tensors.TryGetValue(name, out StoredTensor? tensor))
            throw new WeightFileException($"{_name}: there is no tensor {TensorText.Name(name)}.");
        if (!tensor.Type.IsReadable())
            throw new WeightFileException($"{_name}: tensor {TensorText.Name(name)} is of type {TensorText.Name(tensor.TypeName)}; {ElementTypes.Readable} can be read.");
        if (first < 0 || first > tensor.Elements - destination.Length)
        {
            string message = $"{destination.Length} values from {first} were asked of tensor {TensorText.Name(name)}, which has {tensor.Elements}.";
            throw new ArgumentOutOfRangeException(nameof(first), first, message);
        }

        int size = tensor.Type.Size();
        long offset = tensor.Begin + first * size;
        if (_stream is null)
        {
            FloatDecoder.Decode(tensor.Type, _data.Slice((int)offset, destination.Length * size), destination);
            return;
        }

        _stream.Seek(_dataStart + offset, SeekOrigin.Begin);
        if (tensor.Type == ElementType.Float32 && BitConverter.IsLittleEndian)
            Fill(_stream, destination, _name);
        else
            FillConverted(_stream, tensor.Type, destination, _name);
    }

    private static WeightFile Open(string name, ReadOnlySpan<byte> bytes)
    {
        CheckLength(name, bytes.Length);
        ReadOnlySpan<byte> prefix = bytes[..PrefixLength];
        ReadOnlySpan<byte> header = bytes.Slice(PrefixLength, HeaderLength(name, prefix, bytes.Length));
        CheckBrace(name, prefix, header);
        ReadOnlySpan<byte> data = bytes[(PrefixLength + header.Length)..];
        return new WeightFile(name, SafeTensorsHeader.Parse(name, header, data.Length), data);
    }

    private static void CheckLength(string name, long length)
    {
        if (length < PrefixLength)
            throw new WeightFileException($"{name} has {Math.Max(length, 0)} bytes; a safetensors file has at least {PrefixLength}.");
    }

    private static int HeaderLength(string name, ReadOnlySpan<byte> prefix, long fileLength)
    {
        ulong length = BinaryPrimitives.ReadUInt64LittleEndian(prefix);
        string? problem = length == 0 ? "0 bytes long"
            : length > (ulong)(fileLength - PrefixLength) ? $"{length} bytes long, but only {fileLength - PrefixLength} bytes follow"
            : length > LongestHeader ? $"{length} bytes long, more than the {LongestHeader} allowed"
            : null;
        if (problem is not null)
            throw new WeightFileException($"{name}: the header is said to be {problem}. {ForeignFormat.Hint(prefix)}");
        return (int)length;
    }

    // The format demands the brace as the header's first byte.
    private static void CheckBrace(string name, ReadOnlySpan<byte> prefix, ReadOnlySpan<byte> header)
    {
        if (header[0] != '{')
            throw new WeightFileException($"{name}: the header begins with byte 0x{header[0]:X2} instead of an opening brace. {ForeignFormat.Hint(prefix)}");
    }

    // Grows with what arrives, never by what a header promises.
    private static ReadOnlySpan<byte> ReadToEnd(Stream stream, string name)
    {
        byte[] bytes = new byte[PieceBytes];
        int count = 0;
        while (true)
        {
            int read = stream.Read(bytes, count, bytes.Length - count);
            if (read == 0)
                return bytes.AsSpan(0, count);
            count += read;
            if (count == Array.MaxLength)
                throw new WeightFileException($"{name} cannot seek and has more than {Array.MaxLength} bytes: open the weights as a file.");
            if (count == bytes.Length)
                Array.Resize(ref bytes, (int)Math.Min(2L * count, Array.MaxLength));
        }
    }

    private static void Fill(Stream stream, Span<float> destination, string name)
    {
        // A span counts bytes in 32 bits; a tensor may have more.
        const int Most = 1 << 28;
        for (; destination.Length > Most; destination = destination[Most..])
            Fill(stream, MemoryMarshal.AsBytes(destination[..Most]), name);
        Fill(stream, MemoryMarshal.AsBytes(destination), name);
    }

    private static void FillConverted(Stream stream, ElementType type, Span<float> destination, string name)
    {
        byte[] piece = ArrayPool<byte>.Shared.Rent(PieceBytes);
        try
        {
            int size = type.Size();
            while (!destination.IsEmpty)
            {
                int count = Math.Min(destination.Length, PieceBytes / size);
                Fill(stream, piece.AsSpan(0, count * size), name);
                FloatDecoder.Decode(type, piece.AsSpan(0, count * size), destination[..count]);
                destination = destination[count..];
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(piece);
        }
    }

    private static void Fill(Stream stream, Span<byte> destination, string name)
    {
        int count = stream.ReadAtLeast(destination, destination.Length, throwOnEndOfStream: false);
        if (count < destination.Length)
            throw new WeightFileException($"{name} ended early: {count} bytes came where {destination.Length} were to be read.");
    }
}
