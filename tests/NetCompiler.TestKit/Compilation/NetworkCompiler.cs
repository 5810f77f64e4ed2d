using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using NetCompiler.Generator;

namespace NetCompiler.TestKit.Compilation;

/// <summary>Compiles network classes in memory as a user's build does: C# compiler, generator, the running framework and the runtime library.</summary>
public static class NetworkCompiler
{
    private const int MostDiagnostics = 40;

    private static readonly Lazy<ImmutableArray<MetadataReference>> References = new(FindReferences);

    private static readonly CSharpParseOptions Parsing = new(LanguageVersion.Latest);

    private static int _count;

    /// <summary>Compiles and loads a text.</summary>
    /// <param name="source">One file; <c>using System</c> and the like are not implied.</param>
    /// <param name="settings">The project's settings; null for a release build.</param>
    /// <exception cref="CompilationFailedException">There is any error or warning.</exception>
    public static CompiledNetworks Compile(string source, CompilationSettings? settings = null)
    {
        Microsoft.CodeAnalysis.Compilation compilation = Generate(source, settings ?? new(), out ImmutableArray<Diagnostic> findings);
        Diagnostic[] reported = [.. findings.Concat(compilation.GetDiagnostics()).Where(IsReported)];
        if (reported.Length > 0)
            throw new CompilationFailedException(Describe(reported));

        using MemoryStream image = new();
        var emitted = compilation.Emit(image);
        if (!emitted.Success)
            throw new CompilationFailedException(Describe([.. emitted.Diagnostics.Where(IsReported)]));
        string[] generated = [.. compilation.SyntaxTrees.Skip(1).Select(tree => tree.ToString())];
        return new(image.ToArray(), generated);
    }

    /// <summary>The errors and warnings of the generator and of the compiler over what it generated, in source order.</summary>
    public static IReadOnlyList<Diagnostic> Diagnose(string source, CompilationSettings? settings = null)
    {
        Microsoft.CodeAnalysis.Compilation compilation = Generate(source, settings ?? new(), out ImmutableArray<Diagnostic> findings);
        return [.. findings.Concat(compilation.GetDiagnostics()).Where(IsReported).OrderBy(diagnostic => diagnostic.Location.SourceSpan.Start)];
    }

    /// <summary>The compilation with what the generator wrote, for whoever looks at the text through the compiler's eyes.</summary>
    /// <exception cref="CompilationFailedException">There is any error or warning.</exception>
    public static Microsoft.CodeAnalysis.Compilation Analyse(string source, CompilationSettings? settings = null) => Analyse([source], settings);

    /// <inheritdoc cref="Analyse(string, CompilationSettings?)"/>
    public static Microsoft.CodeAnalysis.Compilation Analyse(IReadOnlyList<string> sources, CompilationSettings? settings = null)
    {
        Microsoft.CodeAnalysis.Compilation compilation = Generate(new(), sources, settings ?? new(), out ImmutableArray<Diagnostic> findings);
        Diagnostic[] reported = [.. findings.Concat(compilation.GetDiagnostics()).Where(IsReported)];
        return reported.Length == 0 ? compilation : throw new CompilationFailedException(Describe(reported));
    }

    /// <summary>The compilation of a text whatever is wrong with it.</summary>
    public static Microsoft.CodeAnalysis.Compilation Look(string source, CompilationSettings? settings = null) => Generate(source, settings ?? new(), out _);

    /// <summary>Runs a generator over some files, and hands on what it made of the compilation.</summary>
    internal static Microsoft.CodeAnalysis.Compilation Generate(
        NetCompilerGenerator generator, IEnumerable<string> sources, CompilationSettings settings, out ImmutableArray<Diagnostic> findings)
    {
        CSharpCompilationOptions options = new(
            OutputKind.DynamicallyLinkedLibrary,
            optimizationLevel: settings.Optimize ? OptimizationLevel.Release : OptimizationLevel.Debug,
            checkOverflow: settings.CheckOverflow,
            nullableContextOptions: settings.Nullable ? NullableContextOptions.Enable : NullableContextOptions.Disable);
        IEnumerable<SyntaxTree> trees = sources.Select(source => CSharpSyntaxTree.ParseText(SourceText.From(source), Parsing, "Networks.cs"));
        IEnumerable<MetadataReference> references = settings.Ilgpu is null ? References.Value : References.Value.Append(MetadataReference.CreateFromFile(settings.Ilgpu));
        var compilation = CSharpCompilation.Create($"Networks{Interlocked.Increment(ref _count)}", trees, references, options);
        CSharpGeneratorDriver
            .Create([generator.AsSourceGenerator()], parseOptions: Parsing, optionsProvider: new BuildProperties([("NetCompilerKernels", settings.Kernels.ToString())]))
            .RunGeneratorsAndUpdateCompilation(compilation, out Microsoft.CodeAnalysis.Compilation updated, out findings);
        if (settings.Rewrite is not null)
        {
            foreach (SyntaxTree generated in updated.SyntaxTrees.Skip(compilation.SyntaxTrees.Length))
                updated = updated.ReplaceSyntaxTree(generated, settings.Rewrite(generated));
        }

        return updated;
    }

    private static Microsoft.CodeAnalysis.Compilation Generate(string source, CompilationSettings settings, out ImmutableArray<Diagnostic> findings) =>
        Generate(new(), [source], settings, out findings);

    private static bool IsReported(Diagnostic diagnostic) => diagnostic.Severity >= DiagnosticSeverity.Warning && !diagnostic.IsSuppressed;

    // With the line itself: generated text is nowhere on disk.
    private static string Describe(Diagnostic[] diagnostics)
    {
        IEnumerable<string> lines = diagnostics.Take(MostDiagnostics).Select(diagnostic =>
        {
            int line = diagnostic.Location.GetLineSpan().StartLinePosition.Line;
            string text = diagnostic.Location.SourceTree?.GetText().Lines[line].ToString().Trim() ?? "";
            return $"{diagnostic}\n    {text}";
        });
        return $"{diagnostics.Length} diagnostics:\n{string.Join("\n", lines)}";
    }

    // The framework that runs the tests, without what the tests themselves bring along.
    private static ImmutableArray<MetadataReference> FindReferences()
    {
        string framework = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        string trusted = (string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!;
        return
        [
            .. trusted.Split(Path.PathSeparator)
                .Where(path => Path.GetDirectoryName(path) == framework)
                .Append(typeof(NetworkAttribute).Assembly.Location)
                .Select(path => MetadataReference.CreateFromFile(path)),
        ];
    }
}
