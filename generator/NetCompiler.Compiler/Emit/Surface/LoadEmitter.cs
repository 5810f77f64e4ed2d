using NetCompiler.Compiler.Text;

namespace NetCompiler.Compiler.Emit.Surface;

/// <summary>Writes the public ways to load weights.</summary>
internal static class LoadEmitter
{
    /// <summary>Writes the three overloads; those of a stub throw.</summary>
    public static void WriteOverloads(SourceWriter writer, string type, bool isStub)
    {
        Write("from a safetensors file", "string path", "path", ["using global::System.IO.FileStream stream = global::System.IO.File.OpenRead(path);", "return Load(stream, options);"]);
        Write("from a stream in the safetensors format, which stays open", "global::System.IO.Stream stream", "stream", ["var file = global::NetCompiler.Weights.WeightFile.Open(stream);", "return Load(ref file, options);"]);
        Write("from bytes in the safetensors format", "global::System.ReadOnlySpan<byte> bytes", "bytes", ["var file = global::NetCompiler.Weights.WeightFile.Open(bytes);", "return Load(ref file, options);"]);

        void Write(string source, string parameter, string name, string[] body)
        {
            writer.Line();
            writer.Line($"/// <summary>Loads the weights {source}, arranges them for the kernels, and compiles the kernels.</summary>");
            writer.Line($"/// <param name=\"{name}\">The weights.</param>");
            writer.Line("/// <param name=\"options\">Threads, instruction set, and whether tensors that the network lacks are errors.</param>");
            writer.Line("/// <exception cref=\"global::NetCompiler.Weights.WeightFileException\">The data is no safetensors file, or its tensors are not the network's.</exception>");
            writer.Line("/// <exception cref=\"global::System.PlatformNotSupportedException\">The machine lacks the instruction set asked for.</exception>");
            string signature = $"public static {type} Load({parameter}, global::NetCompiler.NetworkOptions? options = null)";
            if (isStub)
            {
                writer.Line($"{signature} => {StubEmitter.Throw};");
                return;
            }

            using (writer.Open(signature))
            {
                foreach (string line in body)
                    writer.Line(line);
            }
        }
    }
}
