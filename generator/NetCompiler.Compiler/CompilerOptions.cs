namespace NetCompiler.Compiler;

/// <summary>What the user's build says about how to compile.</summary>
/// <param name="Dump">The MSBuild property <c>NetCompilerDump</c>: add the graph after every pass and the plan as comment-only files.</param>
/// <param name="HasIlgpu">The project references ILGPU, so that GPU kernels compile.</param>
public sealed record CompilerOptions(bool Dump = false, bool HasIlgpu = false);
