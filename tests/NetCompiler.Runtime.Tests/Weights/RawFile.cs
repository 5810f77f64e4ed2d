using System.Buffers.Binary;
using System.Text;

namespace NetCompiler.Runtime.Tests.Weights;

// Safetensors files spelled out by hand, right or wrong.
internal static class RawFile
{
    public static byte[] Of(string header, params byte[] data) => Of(Encoding.UTF8.GetBytes(header), data);

    public static byte[] Of(byte[] header, params byte[] data) => WithLength((ulong)header.Length, [.. header, .. data]);

    public static byte[] WithLength(ulong headerLength, params byte[] rest)
    {
        byte[] file = new byte[8 + rest.Length];
        BinaryPrimitives.WriteUInt64LittleEndian(file, headerLength);
        rest.CopyTo(file, 8);
        return file;
    }

    // One entry of a header.
    public static string Tensor(string name, string type, string shape, long begin, long end) =>
        $$"""
        "{{name}}":{"dtype":"{{type}}","shape":{{shape}},"data_offsets":[{{begin}},{{end}}]}
        """;
}
