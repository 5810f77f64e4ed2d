using Microsoft.CodeAnalysis.Diagnostics;
using NetCompiler.Compiler;

namespace NetCompiler.Generator;

/// <summary>Reads the MSBuild properties that are made visible to the compiler.</summary>
internal static class BuildOptions
{
    private const string Dump = "build_property.NetCompilerDump";

    public static CompilerOptions Read(AnalyzerConfigOptions options) =>
        new(Dump: options.TryGetValue(Dump, out string? dump) && bool.TryParse(dump, out bool isOn) && isOn);
}
