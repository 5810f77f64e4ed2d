using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NetCompiler.Generator.Tests.Diagnostics;
using NetCompiler.Generator.Tests.Parsing;

namespace NetCompiler.Generator.Tests.Driver;

public sealed class DebugBuildTests
{
    private const string TwoNetworks = "[Network, Input(3)] partial class First; [Network, Input(3)] partial class Second;";

    [Fact]
    [MustFail("NC3101")]
    public void A_debug_build_is_advised_once()
    {
        Diagnostic advice = Assert.Single(Run(TwoNetworks, OptimizationLevel.Debug).Diagnostics);

        Assert.Equal("NC3101", advice.Id);
        Assert.Equal(DiagnosticSeverity.Warning, advice.Severity);
        Assert.Equal("First", ParserRun.Text(advice.Location));
        Assert.Contains("<Optimize>true</Optimize>", advice.GetMessage(), StringComparison.Ordinal);
    }

    [Fact]
    [MustPass("NC3101")]
    public void An_optimised_build_needs_no_advice() => Assert.Empty(Run(TwoNetworks, OptimizationLevel.Release).Diagnostics);

    [Fact]
    public void A_debug_build_without_networks_needs_no_advice() => Assert.Empty(Run("class Program;", OptimizationLevel.Debug).Diagnostics);

    [Fact]
    public void The_advice_can_be_silenced() => Assert.Empty(Run("#pragma warning disable NC3101\n" + TwoNetworks, OptimizationLevel.Debug).Diagnostics.Where(advice => !advice.IsSuppressed));

    private static GeneratorRun Run(string source, OptimizationLevel level)
    {
        CSharpCompilation compilation = TestCompilation.Create(source);
        return GeneratorRun.Of(compilation.WithOptions(compilation.Options.WithOptimizationLevel(level)), new FussyCompiler().Compile);
    }
}
