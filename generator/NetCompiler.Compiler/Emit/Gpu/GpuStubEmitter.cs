using NetCompiler.Compiler.Emit.Surface;
using NetCompiler.Compiler.Model;
using NetCompiler.Compiler.Model.Forward;
using NetCompiler.Compiler.Text;

namespace NetCompiler.Compiler.Emit.Gpu;

/// <summary>Writes the GPU members of a network that has errors: the same as of one that has none, so that one mistake does not become an error at every use.</summary>
internal static class GpuStubEmitter
{
    /// <summary>The file of a network whose CPU half compiles and whose GPU half does not.</summary>
    public static GeneratedSource Emit(ArchitectureModel model)
    {
        PortNames names = new(model.Program?.Inputs ?? [], model.Program?.Outputs ?? []);
        return new($"{model.FullName}.Gpu.g.cs", FileFrame.Write(model, "There are no GPU kernels for the network: these members only stand for the real ones.", [], "", "", writer => Write(writer, names)));
    }

    /// <summary>Writes the members.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="names">The network's inputs and outputs; "input" and "output" where there is one of each.</param>
    public static void Write(SourceWriter writer, PortNames names)
    {
        foreach (string parameter in new[] { "string path", "global::System.IO.Stream stream", "global::System.ReadOnlySpan<byte> bytes" })
            writer.Line().Line($"public static Gpu OnGpu(global::ILGPU.Runtime.Accelerator accelerator, {parameter}, global::NetCompiler.GpuOptions? options = null) => {StubEmitter.Throw};");
        writer.Line();
        bool isSingle = names.InputSpans.Count <= 1 && names.OutputSpans.Count <= 1;
        string[] inputs = isSingle ? ["input"] : [.. names.InputSpans.Select(SourceText.Identifier)];
        string[] outputs = isSingle ? ["output"] : [.. names.OutputSpans.Select(SourceText.Identifier)];
        string spans = string.Join(", ", inputs.Select(name => $"global::System.ReadOnlySpan<float> {name}").Concat(outputs.Select(name => $"global::System.Span<float> {name}")));
        string views = string.Join(", ", inputs.Concat(outputs).Select(name => $"global::ILGPU.ArrayView<float> {name}"));
        using (writer.Open("public sealed class Gpu : global::System.IDisposable"))
        {
            writer.Line("public const int MaximumBatch = 0;");
            writer.Line().Line($"public global::ILGPU.Runtime.Accelerator Accelerator => {StubEmitter.Throw};");
            writer.Line().Line($"public global::ILGPU.Runtime.AcceleratorStream Stream => {StubEmitter.Throw};");
            foreach (string method in new[] { $"void Predict({spans})", $"void PredictBatch({spans})", $"void Predict({views})", $"void PredictBatch({views})", "void Synchronize()", "Gpu Share()", "void Dispose()" })
                writer.Line().Line($"public {method} => {StubEmitter.Throw};");
        }
    }
}
