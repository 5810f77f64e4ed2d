using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace NetCompiler.Generator.Tests.Driver;

/// <summary>A user's project in memory: the runtime is referenced, <c>using NetCompiler;</c> is global unless the test says otherwise.</summary>
public static class TestCompilation
{
    private const string GlobalUsing = "global using NetCompiler;";

    public static ImmutableArray<MetadataReference> References { get; } =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path).StartsWith("System.", StringComparison.Ordinal) || Path.GetFileName(path) is "netstandard.dll" or "mscorlib.dll")
            .Append(typeof(NetworkAttribute).Assembly.Location)
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];

    public static CSharpParseOptions ParseOptions { get; } = new(LanguageVersion.Latest);

    public static CSharpCompilationOptions Options { get; } =
        new(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable, optimizationLevel: OptimizationLevel.Release);

    /// <summary>Each source is one file, <c>File0.cs</c>, <c>File1.cs</c> ….</summary>
    public static CSharpCompilation Create(params IReadOnlyList<string> sources) =>
        CSharpCompilation.Create("Tests", [Parse(GlobalUsing, "Usings.cs"), .. sources.Select((source, i) => Parse(source, $"File{i}.cs"))], References, Options);

    /// <summary>The same with a reference to what stands for ILGPU.</summary>
    public static CSharpCompilation CreateWithIlgpu(params IReadOnlyList<string> sources) =>
        Create(sources).AddReferences(MetadataReference.CreateFromFile(typeof(ILGPU.Runtime.Accelerator).Assembly.Location));

    public static SyntaxTree Parse(string source, string path) => CSharpSyntaxTree.ParseText(source, ParseOptions, path);

    /// <summary>The compilation after an edit of one file.</summary>
    public static Compilation Edit(this Compilation compilation, string path, string source) =>
        compilation.ReplaceSyntaxTree(compilation.SyntaxTrees.Single(tree => tree.FilePath == path), Parse(source, path));
}
