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

    [Fact]
    public void Where_warnings_are_errors_the_advice_is_a_message() =>
        Assert.Equal(DiagnosticSeverity.Info, SeverityWhereWarningsAreErrors(specific: null));

    [Theory]
    [InlineData(ReportDiagnostic.Default, DiagnosticSeverity.Warning)] // WarningsNotAsErrors
    [InlineData(ReportDiagnostic.Error, DiagnosticSeverity.Error)] // WarningsAsErrors
    public void What_the_project_says_about_the_advice_itself_holds(ReportDiagnostic specific, DiagnosticSeverity expected) =>
        Assert.Equal(expected, SeverityWhereWarningsAreErrors(specific));

    private static DiagnosticSeverity SeverityWhereWarningsAreErrors(ReportDiagnostic? specific)
    {
        Dictionary<string, ReportDiagnostic> options = specific is { } report ? new() { ["NC3101"] = report } : [];
        return Assert.Single(Run(
            TwoNetworks,
            OptimizationLevel.Debug,
            compilation => compilation.WithGeneralDiagnosticOption(ReportDiagnostic.Error).WithSpecificDiagnosticOptions(options)).Diagnostics).Severity;
    }

    private static GeneratorRun Run(string source, OptimizationLevel level, Func<CSharpCompilationOptions, CSharpCompilationOptions>? configure = null)
    {
        CSharpCompilation compilation = TestCompilation.Create(source);
        CSharpCompilationOptions options = compilation.Options.WithOptimizationLevel(level);
        return GeneratorRun.Of(compilation.WithOptions(configure is null ? options : configure(options)), new FussyCompiler().Compile);
    }
}
