using BenchmarkDotNet.Attributes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NetCompiler.Generator;

namespace NetCompiler.Benchmarks;

/// <summary>
/// What the generator costs a build (cold) and every keystroke: an edit in a file without networks, and an edit of one
/// network's layer, in a project with three networks.
/// </summary>
[MemoryDiagnoser]
public class GeneratorBenchmarks
{
    private const string Networks = """
        using NetCompiler;

        [Network, Input(1, 28, 28)]
        [Conv(4, 5), Tanh, AvgPool(2), Conv(12, 5), Tanh, AvgPool(2), Dense(10)]
        public partial class LeNet1;

        [Network, Input(1, 28, 28)]
        [Conv(6, 5), Tanh, AvgPool(2), Conv(16, 5), Tanh, AvgPool(2), Dense(120), Tanh, Dense(84), Tanh, Dense(10)]
        public partial class LeNet5;

        [Network, Input(1, 28, 28)]
        [Conv(16, 3, Pad = 1), BatchNorm, Relu, MaxPool(2), Conv(32, 3, Pad = 1), BatchNorm, Relu, MaxPool(2)]
        [Conv(64, 3, Pad = 1), BatchNorm, Relu, Dense(10)]
        public partial class Digits;
        """;

    private const string Other = "internal static class Other { public static int Value => 1; }";

    // An edit back and forth: each invocation is a change against the driver's last run, and the text never grows.
    private readonly CSharpCompilation[] _unrelatedEdit = new CSharpCompilation[2];
    private readonly CSharpCompilation[] _layerEdit = new CSharpCompilation[2];
    private GeneratorDriver _driver = null!;
    private int _turn;

    [GlobalSetup]
    public void Compile()
    {
        SyntaxTree networks = CSharpSyntaxTree.ParseText(Networks);
        SyntaxTree other = CSharpSyntaxTree.ParseText(Other);
        var compilation = CSharpCompilation.Create(
            "Edited", [networks, other], References(), new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        _unrelatedEdit[0] = _layerEdit[0] = compilation;
        _unrelatedEdit[1] = compilation.ReplaceSyntaxTree(other, CSharpSyntaxTree.ParseText(Other.Replace("1", "2")));
        _layerEdit[1] = compilation.ReplaceSyntaxTree(networks, CSharpSyntaxTree.ParseText(Networks.Replace("Dense(84)", "Dense(85)")));
        _driver = Driver().RunGenerators(compilation);
        RequireSources(compilation, Driver().RunGenerators(compilation));
    }

    [Benchmark(Baseline = true)]
    public GeneratorDriver Cold() => Driver().RunGenerators(_layerEdit[0]);

    [Benchmark]
    public GeneratorDriver UnrelatedEdit() => _driver = _driver.RunGenerators(_unrelatedEdit[_turn ^= 1]);

    [Benchmark]
    public GeneratorDriver LayerEdit() => _driver = _driver.RunGenerators(_layerEdit[_turn ^= 1]);

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

    // A generator that finds nothing is very fast: three networks must come out, without errors.
    private static void RequireSources(CSharpCompilation compilation, GeneratorDriver driver)
    {
        GeneratorDriverRunResult result = driver.GetRunResult();
        Diagnostic? error = result.Diagnostics.Concat(compilation.AddSyntaxTrees(result.GeneratedTrees).GetDiagnostics())
            .FirstOrDefault(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
        if (error is not null || result.GeneratedTrees.Length < 3)
            throw new InvalidOperationException($"{result.GeneratedTrees.Length} files were generated from 3 networks. {error}");
    }
}
