namespace NetCompiler.Weights;

// Recognises, by its first eight bytes, what people pass in place of a safetensors file.
internal static class ForeignFormat
{
    // The end of a message: what the file seems to be and what to do.
    public static string Hint(ReadOnlySpan<byte> start)
    {
        if (start.StartsWith("PK"u8))
            return "This is not a safetensors file but a zip archive, as PyTorch's .pt and .pth files are: save the weights with safetensors.torch.save_file.";
        if (start.StartsWith("GGUF"u8))
            return "This is not a safetensors file but a GGUF file.";
        if (start.StartsWith("version "u8))
            return "This is not a safetensors file but a Git LFS pointer: fetch the file itself with git lfs pull.";
        if (start is [0x89, (byte)'H', (byte)'D', (byte)'F', ..])
            return "This is not a safetensors file but an HDF5 file, as Keras writes.";
        if (start is [0x93, (byte)'N', (byte)'U', (byte)'M', (byte)'P', (byte)'Y', ..])
            return "This is not a safetensors file but a NumPy array.";
        if (start is [0x80, >= 2 and <= 5, ..])
            return "This is not a safetensors file but a Python pickle, as old PyTorch files are: save the weights with safetensors.torch.save_file.";
        if (start is [0x1F, 0x8B, ..])
            return "This is not a safetensors file but gzip data: unpack it first.";

        // An ONNX model opens with its version (field 1, a small number) and the producer's name (field 2, a string).
        if (start is [0x08, < 0x20, 0x12, ..])
            return "This is not a safetensors file but, as it seems, an ONNX model.";
        if (start is [(byte)'<', ..])
            return "This is not a safetensors file but, as it seems, a web page.";
        return "This is not a safetensors file, or it is damaged.";
    }
}
