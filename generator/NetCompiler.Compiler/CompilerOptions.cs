using NetCompiler.Compiler.Schedule;

namespace NetCompiler.Compiler;

/// <summary>What the user's build says about how to compile.</summary>
/// <param name="Dump">The MSBuild property <c>NetCompilerDump</c>: add the graph after every pass and the plan as comment-only files.</param>
/// <param name="HasIlgpu">The project references ILGPU, so that GPU kernels compile.</param>
/// <param name="OtherIlgpu">The version of ILGPU where it is not the one that kernels are written for; null where it is, or where there is none.</param>
/// <param name="Kernels">The MSBuild property <c>NetCompilerKernels</c>.</param>
/// <param name="UnknownKernels">What the property says where that is none of the choices.</param>
public sealed record CompilerOptions(bool Dump = false, bool HasIlgpu = false, string? OtherIlgpu = null, KernelChoice Kernels = KernelChoice.Cheapest, string? UnknownKernels = null)
{
    /// <summary>The version that kernels for GPUs were examined with: others unroll loops, which moves barriers.</summary>
    public static Version KnownIlgpu { get; } = new(1, 5, 3);
}
