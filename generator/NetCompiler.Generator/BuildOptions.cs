using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using NetCompiler.Compiler;
using NetCompiler.Compiler.Schedule;

namespace NetCompiler.Generator;

/// <summary>Reads the MSBuild properties that are made visible to the compiler.</summary>
internal static class BuildOptions
{
    private const string Dump = "build_property.NetCompilerDump";

    private const string Kernels = "build_property.NetCompilerKernels";

    private const string IlgpuName = "ILGPU";

    /// <param name="options">The properties.</param>
    /// <param name="ilgpu">The assembly in which the compilation finds ILGPU's types; null for none.</param>
    public static CompilerOptions Read(AnalyzerConfigOptions options, AssemblyIdentity? ilgpu)
    {
        string kernels = options.TryGetValue(Kernels, out string? text) && text.Length > 0 ? text : nameof(KernelChoice.Cheapest);
        bool isKnown = Enum.TryParse(kernels, ignoreCase: true, out KernelChoice choice) && Enum.IsDefined(typeof(KernelChoice), choice);
        return new(
            Dump: options.TryGetValue(Dump, out string? dump) && bool.TryParse(dump, out bool isOn) && isOn,
            HasIlgpu: ilgpu is not null,
            OtherIlgpu: ilgpu is { Name: IlgpuName } && new Version(ilgpu.Version.Major, ilgpu.Version.Minor, ilgpu.Version.Build) is var version && version != CompilerOptions.KnownIlgpu ? version.ToString() : null,
            Kernels: choice,
            UnknownKernels: isKnown ? null : kernels);
    }
}
