using BenchmarkDotNet.Attributes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NetCompiler.Generator;

namespace NetCompiler.Benchmarks;

/// <summary>
/// What the generator costs a build (cold) and every keystroke: an edit of a method in a file without networks, and an edit of one
/// network (of an attribute's value, or of what a <c>Forward</c> method does).
/// </summary>
[MemoryDiagnoser]
public class GeneratorBenchmarks
{
    private const string Other = "internal static class Other { public static int Value() => 1; }";

    // What the SDK adds to projects with implicit usings, as far as networks need it.
    private const string Usings = "global using System; global using System.Collections.Generic; global using System.Linq;";

    // An edit back and forth: each invocation is a change against the driver's last run, and the text never grows.
    private readonly CSharpCompilation[] _unrelatedEdit = new CSharpCompilation[2];
    private readonly CSharpCompilation[] _networkEdit = new CSharpCompilation[2];
    private GeneratorDriver _driver = null!;
    private int _turn;

    /// <summary>What the project holds, see <see cref="EditedSource"/>.</summary>
    [Params("Small", "ResNet152", "DenseNet121", "Zoo")]
    public string Networks { get; set; } = "";

    [GlobalSetup]
    public void Compile()
    {
        var source = EditedSource.Named(Networks);
        SyntaxTree other = CSharpSyntaxTree.ParseText(Other);
        SyntaxTree[] files = [.. source.Files.Select(file => CSharpSyntaxTree.ParseText(file))];
        var compilation = CSharpCompilation.Create(
            "Edited", [.. files, other, CSharpSyntaxTree.ParseText(Usings)], References(), new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
        _unrelatedEdit[0] = _networkEdit[0] = compilation;
        _unrelatedEdit[1] = compilation.ReplaceSyntaxTree(other, CSharpSyntaxTree.ParseText(Other.Replace("1", "2")));
        SyntaxTree edited = files.Single(file => $"{file}".Contains(source.Before));
        _networkEdit[1] = compilation.ReplaceSyntaxTree(edited, CSharpSyntaxTree.ParseText($"{edited}".Replace(source.Before, source.After)));
        _driver = Driver().RunGenerators(compilation);
        RequireSources(source, compilation);
        RequireSources(source, _networkEdit[1]);
    }

    [Benchmark(Baseline = true)]
    public GeneratorDriver Cold() => Driver().RunGenerators(_networkEdit[0]);

    [Benchmark]
    public GeneratorDriver UnrelatedEdit() => _driver = _driver.RunGenerators(_unrelatedEdit[_turn ^= 1]);

    [Benchmark]
    public GeneratorDriver NetworkEdit() => _driver = _driver.RunGenerators(_networkEdit[_turn ^= 1]);

    private static GeneratorDriver Driver() => CSharpGeneratorDriver.Create(new NetCompilerGenerator());

    // The framework this program runs on, and the runtime with the attributes.
    private static IEnumerable<MetadataReference> References()
    {
        string framework = (string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!;
        return framework.Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path).StartsWith("System.", StringComparison.Ordinal))
            .Append(typeof(NetworkAttribute).Assembly.Location)
            .Select(path => MetadataReference.CreateFromFile(path));
    }

    // A generator that finds nothing, or stops at an error, is very fast.
    private static void RequireSources(EditedSource source, CSharpCompilation compilation)
    {
        GeneratorDriverRunResult result = Driver().RunGenerators(compilation).GetRunResult();
        Diagnostic? error = result.Diagnostics.Concat(compilation.GetDiagnostics()).FirstOrDefault(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
        if (error is not null || result.GeneratedTrees.Length < source.Networks)
            throw new InvalidOperationException($"{result.GeneratedTrees.Length} files were generated from {source.Networks} networks. {error}");
    }
}
