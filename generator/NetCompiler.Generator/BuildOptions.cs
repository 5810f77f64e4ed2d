using Microsoft.CodeAnalysis.Diagnostics;
using NetCompiler.Compiler;

namespace NetCompiler.Generator;

/// <summary>Reads the MSBuild properties that are made visible to the compiler.</summary>
internal static class BuildOptions
{
    private const string Dump = "build_property.NetCompilerDump";

    /// <param name="options">The properties.</param>
    /// <param name="hasIlgpu">Whether the compilation references ILGPU.</param>
    public static CompilerOptions Read(AnalyzerConfigOptions options, bool hasIlgpu) =>
        new(Dump: options.TryGetValue(Dump, out string? dump) && bool.TryParse(dump, out bool isOn) && isOn, HasIlgpu: hasIlgpu);
}
