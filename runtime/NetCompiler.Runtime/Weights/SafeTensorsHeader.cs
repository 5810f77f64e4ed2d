using System.Text;
using System.Text.Json;

namespace NetCompiler.Weights;

// Reads a safetensors header: {"name": {"dtype": "F32", "shape": [6, 1, 5, 5], "data_offsets": [0, 600]}, …, "__metadata__": {…}}.
// Trusts nothing: everything that could later lead outside the data is checked here, in memory proportional to the header.
internal ref struct SafeTensorsHeader
{
    // More axes than any framework allows.
    private const int MostAxes = 64;

    private readonly string _file;
    private readonly long _dataLength;
    private Utf8JsonReader _json;

    private SafeTensorsHeader(string file, ReadOnlySpan<byte> json, long dataLength)
    {
        _file = file;
        _dataLength = dataLength;
        _json = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = 16 });
    }

    // The tensors by name, in the order of the header. The file's name is for messages.
    public static Dictionary<string, StoredTensor> Parse(string file, ReadOnlySpan<byte> json, long dataLength)
    {
        var header = new SafeTensorsHeader(file, json, dataLength);
        Dictionary<string, StoredTensor> tensors;
        try
        {
            tensors = header.ReadTensors();
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // The reader answers a string that is no text (invalid UTF-8, half a surrogate pair) with InvalidOperationException.
            throw new WeightFileException($"{file}: the header is not valid JSON at byte {header._json.BytesConsumed} of {json.Length}. {exception.Message}", exception);
        }

        header.CheckCoverage(tensors);
        return tensors;
    }

    private Dictionary<string, StoredTensor> ReadTensors()
    {
        var tensors = new Dictionary<string, StoredTensor>(StringComparer.Ordinal);
        bool hasMetadata = false;
        _json.Read();
        Expect(JsonTokenType.StartObject, "the header");
        while (_json.Read() && _json.TokenType == JsonTokenType.PropertyName)
        {
            string name = _json.GetString()!;
            _json.Read();
            if (name == "__metadata__")
            {
                Expect(JsonTokenType.StartObject, name);
                if (hasMetadata)
                    throw Error("the header holds __metadata__ twice.");
                hasMetadata = true;
                _json.Skip();
            }
            else if (!tensors.TryAdd(name, ReadTensor(name)))
            {
                throw Error($"the header holds the tensor {TensorText.Name(name)} twice.");
            }
        }

        // Nothing but white space may follow; the reader throws on anything else.
        _json.Read();
        return tensors;
    }

    private StoredTensor ReadTensor(string name)
    {
        string shown = $"tensor {TensorText.Name(name)}";
        string? type = null;
        long[]? shape = null;
        long[]? offsets = null;
        Expect(JsonTokenType.StartObject, shown);
        while (_json.Read() && _json.TokenType == JsonTokenType.PropertyName)
        {
            if (_json.ValueTextEquals("dtype"u8))
            {
                Once(type, shown, "dtype");
                _json.Read();
                Expect(JsonTokenType.String, $"the dtype of {shown}");
                type = _json.GetString()!;
            }
            else if (_json.ValueTextEquals("shape"u8))
            {
                Once(shape, shown, "shape");
                shape = ReadNumbers($"the shape of {shown}");
            }
            else if (_json.ValueTextEquals("data_offsets"u8))
            {
                Once(offsets, shown, "data_offsets");
                offsets = ReadNumbers($"data_offsets of {shown}");
            }
            else
            {
                _json.Skip();
            }
        }

        if (type is null || shape is null || offsets is null)
            throw Error($"{shown} has no {(type is null ? "dtype" : shape is null ? "shape" : "data_offsets")}.");
        if (offsets is not [long begin, long end])
            throw Error($"data_offsets of {shown} are {offsets.Length} numbers instead of 2.");
        return CheckTensor(name, shown, type, shape, begin, end);
    }

    private readonly StoredTensor CheckTensor(string name, string shown, string typeName, long[] shape, long begin, long end)
    {
        if (begin > end)
            throw Error($"{shown} begins at byte {begin} of the data, after its end at byte {end}.");
        if (end > _dataLength)
            throw Error($"{shown} ends at byte {end} of the data, which has only {_dataLength}: the file is cut short or its header wrong.");
        long elements = 1;
        foreach (long size in shape)
        {
            if (size > 0 && elements > long.MaxValue / size)
                throw Error($"{shown} of shape {TensorText.Shape(shape)} has more than {long.MaxValue} values.");
            elements *= size;
        }

        ElementType type = ElementTypes.Parse(typeName);
        if (type != ElementType.Unknown && ((end - begin) % type.Size() != 0 || (end - begin) / type.Size() != elements))
            throw Error($"{shown} of shape {TensorText.Shape(shape)} and type {typeName} takes {(Int128)elements * type.Size()} bytes, but bytes {begin} to {end} are {end - begin}.");
        return new StoredTensor
        {
            Name = name,
            TypeName = typeName,
            Type = type,
            Shape = shape,
            Elements = elements,
            Begin = begin,
            End = end,
        };
    }

    // The tensors must cover the data without overlap, hole or rest: the format says so, because bytes that belong to nothing hide things.
    private readonly void CheckCoverage(Dictionary<string, StoredTensor> tensors)
    {
        StoredTensor[] inOrder = [.. tensors.Values];
        Array.Sort(inOrder, static (a, b) => (a.Begin, a.End).CompareTo((b.Begin, b.End)));
        long covered = 0;
        string before = "the start";
        foreach (StoredTensor tensor in inOrder)
        {
            string shown = TensorText.Name(tensor.Name);
            if (tensor.Begin < covered)
                throw Error($"tensors overlap: {shown} begins at byte {tensor.Begin} of the data, before {before} ends at byte {covered}.");
            if (tensor.Begin > covered)
                throw Error($"{tensor.Begin - covered} bytes belong to no tensor: {shown} begins at byte {tensor.Begin} of the data, {before} ends at byte {covered}.");
            covered = tensor.End;
            before = shown;
        }

        if (covered != _dataLength)
            throw Error($"{_dataLength - covered} bytes belong to no tensor: the data has {_dataLength} bytes, the last tensor ends at byte {covered}.");
    }

    private long[] ReadNumbers(string what)
    {
        var numbers = new List<long>(4);
        _json.Read();
        Expect(JsonTokenType.StartArray, what);
        while (_json.Read() && _json.TokenType != JsonTokenType.EndArray)
        {
            Expect(JsonTokenType.Number, $"an element of {what}");
            if (!_json.TryGetInt64(out long number) || number < 0)
                throw Error($"{what} holds {NumberText()}, which is no whole number from 0 to {long.MaxValue}.");
            if (numbers.Count == MostAxes)
                throw Error($"{what} has more than {MostAxes} elements.");
            numbers.Add(number);
        }

        return [.. numbers];
    }

    private readonly string NumberText()
    {
        ReadOnlySpan<byte> digits = _json.ValueSpan;
        return digits.Length <= 32 ? Encoding.UTF8.GetString(digits) : Encoding.UTF8.GetString(digits[..32]) + "…";
    }

    private readonly void Once(object? value, string shown, string key)
    {
        if (value is not null)
            throw Error($"{shown} has two entries {key}.");
    }

    private readonly void Expect(JsonTokenType expected, string what)
    {
        if (_json.TokenType != expected)
            throw Error($"{what} is {Noun(_json.TokenType)} instead of {Noun(expected)}.");
    }

    private static string Noun(JsonTokenType token) => token switch
    {
        JsonTokenType.StartObject => "an object",
        JsonTokenType.StartArray => "an array",
        JsonTokenType.String => "a string",
        JsonTokenType.Number => "a number",
        JsonTokenType.Null => "null",
        _ => "a truth value",
    };

    private readonly WeightFileException Error(string message) => new($"{_file}: {message}");
}
