using NetCompiler.Compiler.Collections;
using NetCompiler.Compiler.Model;

namespace NetCompiler.Compiler;

/// <summary>The whole compiler: model in, source text and findings out.</summary>
public static class CompilerPipeline
{
    /// <summary>Judges and compiles one network. Never throws for what a user wrote; a broken invariant becomes NC9001.</summary>
    public static CompilationResult Compile(ArchitectureModel model, CompilerOptions options) =>
        new(model.FullName, EquatableArray<GeneratedSource>.Empty, []);

    /// <summary>The front half only, for the analyzer: the same findings without emitting code.</summary>
    public static CompilationResult Check(ArchitectureModel model) =>
        new(model.FullName, EquatableArray<GeneratedSource>.Empty, []);
}
