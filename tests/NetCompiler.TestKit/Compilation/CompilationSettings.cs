using Microsoft.CodeAnalysis;
using NetCompiler.Compiler.Schedule;

namespace NetCompiler.TestKit.Compilation;

/// <summary>What a user's project may set that generated code must live with.</summary>
/// <param name="Optimize">A release build.</param>
/// <param name="CheckOverflow">Arithmetic is checked unless it says otherwise.</param>
/// <param name="Nullable">Nullable reference types are on.</param>
/// <param name="Ilgpu">The assembly that stands for ILGPU among the references; null for none.</param>
/// <param name="Rewrite">What is done to each generated file before it is compiled; null for nothing.</param>
/// <param name="Kernels">How the scheduler chooses kernels.</param>
public sealed record CompilationSettings(bool Optimize = true, bool CheckOverflow = false, bool Nullable = true, string? Ilgpu = null, Func<SyntaxTree, SyntaxTree>? Rewrite = null, KernelChoice Kernels = KernelChoice.Cheapest);
