namespace NetCompiler.Weights;

// How a stored tensor's values are encoded, as far as it matters here: what can be read, what is passed over, and the rest.
internal enum ElementType
{
    // A type this reader does not know (8-bit floats, complex numbers …); an error only where the network needs the tensor.
    Unknown,
    Integer8,
    Integer16,
    Integer32,
    Integer64,
    Float16,
    BFloat16,
    Float32,
    Float64,
}

internal static class ElementTypes
{
    // The types Read accepts, for messages.
    public const string Readable = "F32, F16, BF16 and F64";

    public static ElementType Parse(string name) => name switch
    {
        "BOOL" or "I8" or "U8" => ElementType.Integer8,
        "I16" or "U16" => ElementType.Integer16,
        "I32" or "U32" => ElementType.Integer32,
        "I64" or "U64" => ElementType.Integer64,
        "F16" => ElementType.Float16,
        "BF16" => ElementType.BFloat16,
        "F32" => ElementType.Float32,
        "F64" => ElementType.Float64,
        _ => ElementType.Unknown,
    };

    // Bytes per value; 0 where unknown.
    public static int Size(this ElementType type) => type switch
    {
        ElementType.Integer8 => 1,
        ElementType.Integer16 or ElementType.Float16 or ElementType.BFloat16 => 2,
        ElementType.Integer32 or ElementType.Float32 => 4,
        ElementType.Integer64 or ElementType.Float64 => 8,
        _ => 0,
    };

    public static bool IsReadable(this ElementType type) => type >= ElementType.Float16;

    public static bool IsInteger(this ElementType type) => type is >= ElementType.Integer8 and <= ElementType.Integer64;
}
