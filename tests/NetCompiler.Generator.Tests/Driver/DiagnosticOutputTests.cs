using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NetCompiler.Generator.Tests.Parsing;

namespace NetCompiler.Generator.Tests.Driver;

public sealed class DiagnosticOutputTests
{
    private const string Source = """
        [Network, Input(1, 9)]
        [Conv(1, 3, Stride = 3), Expect(Parameters = 1)]
        public partial class Net;
        """;

    [Fact]
    public void A_finding_is_reported_at_the_value_that_is_wrong()
    {
        GeneratorRun run = Run(TestCompilation.Create(Source));

        Assert.Equal(["NC2001: no stride of 3 at '3' in line 1", "NC3001: never 1 at '1' in line 1"], run.Diagnostics.Select(Print));
    }

    [Fact]
    public void A_finding_moves_with_its_line_and_nothing_is_compiled_again()
    {
        var compiler = new FussyCompiler();
        GeneratorRun before = GeneratorRun.Of(TestCompilation.Create(Source), compiler.Compile);
        GeneratorRun after = before.After(compilation => compilation.Edit("File0.cs", "\n// moved\n\n" + Source));

        Assert.Equal(["NC2001: no stride of 3 at '3' in line 4", "NC3001: never 1 at '1' in line 4"], after.Diagnostics.Select(Print));
        Assert.All(after.Diagnostics, diagnostic => Assert.Contains(diagnostic.Location.SourceTree, after.Output.SyntaxTrees));
        Assert.Equal(1, compiler.Calls);
    }

    [Fact]
    public void A_finding_outlives_an_edit_of_another_file()
    {
        GeneratorRun before = Run(TestCompilation.Create(Source, "class Other;"));
        GeneratorRun after = before.After(compilation => compilation.Edit("File1.cs", "class Other { int x; }"));

        Assert.Equal(before.Diagnostics.Select(Print), after.Diagnostics.Select(Print));
        Assert.All(after.Diagnostics, diagnostic => Assert.Contains(diagnostic.Location.SourceTree, after.Output.SyntaxTrees));
    }

    [Fact]
    public void A_pragma_silences_budgets_but_no_errors()
    {
        GeneratorRun run = Run(TestCompilation.Create("#pragma warning disable NC2001, NC3001\n" + Source));

        Assert.Equal(["NC2001"], run.Diagnostics.Where(diagnostic => !diagnostic.IsSuppressed).Select(diagnostic => diagnostic.Id));
    }

    [Theory]
    [InlineData(ReportDiagnostic.Suppress)]
    [InlineData(ReportDiagnostic.Info)]
    public void NoWarn_and_a_lower_severity_apply_to_budgets_but_not_to_errors(ReportDiagnostic choice)
    {
        CSharpCompilation compilation = TestCompilation.Create(Source);
        GeneratorRun run = Run(compilation.WithOptions(compilation.Options.WithSpecificDiagnosticOptions(
            [new("NC2001", choice), new("NC3001", choice)])));

        Assert.Equal(["NC2001"], run.Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).Select(diagnostic => diagnostic.Id));
        Assert.Equal(choice == ReportDiagnostic.Suppress ? 1 : 2, run.Diagnostics.Length);
    }

    [Fact]
    public void A_pragma_does_not_silence_an_error_about_the_class()
    {
        GeneratorRun run = Run(TestCompilation.Create("#pragma warning disable\n[Network, Input(3)] class Net;"));

        Assert.Equal(["NC1001"], run.Diagnostics.Select(diagnostic => diagnostic.Id));
        Assert.False(run.Diagnostics[0].IsSuppressed);
    }

    private static GeneratorRun Run(Compilation compilation) => GeneratorRun.Of(compilation, new FussyCompiler().Compile);

    private static string Print(Diagnostic diagnostic) =>
        $"{diagnostic.Id}: {diagnostic.GetMessage()} at '{ParserRun.Text(diagnostic.Location)}' in line {diagnostic.Location.GetLineSpan().StartLinePosition.Line}";
}
