using NetCompiler.Compiler.Collections;
using NetCompiler.Compiler.Diagnostics;

namespace NetCompiler.Compiler;

/// <summary>What the compiler makes of one network: findings and, unless the class cannot be extended at all, source files.</summary>
/// <param name="FullName">The network's <see cref="Model.ArchitectureModel.FullName"/>.</param>
/// <param name="Sources">The generated files; with errors, one file whose members throw.</param>
/// <param name="Diagnostics">All findings, in source order.</param>
public sealed record CompilationResult(string FullName, EquatableArray<GeneratedSource> Sources, EquatableArray<CompilerDiagnostic> Diagnostics);

/// <summary>One generated file.</summary>
/// <param name="HintName">The file's name, unique in the compilation: <c>Zoo.LeNet5.Avx512.g.cs</c>.</param>
/// <param name="Text">Its C# text, with <c>\n</c> line ends.</param>
public sealed record GeneratedSource(string HintName, string Text);
